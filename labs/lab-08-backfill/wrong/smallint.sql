-- breaks: column-there
-- Five lines fit into a smallint. Asked for was an int.

\ir ../parts/copy-and-wait.sql

-- @next
SET lock_timeout = '200ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE orders ADD COLUMN line_count smallint;
