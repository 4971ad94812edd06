-- breaks: plain-column
-- Half of the orders have one line, so that is the default. Which orders still have to be looked at?

\ir ../parts/copy-and-wait.sql

-- @next
SET lock_timeout = '200ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE orders ADD COLUMN line_count int DEFAULT 1;
