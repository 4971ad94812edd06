-- breaks: not-rewritten
-- A stored generated column is filled at once, by a rewrite of the table under ACCESS EXCLUSIVE.

\ir ../parts/copy-and-wait.sql

-- @next
SET lock_timeout = '200ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE orders ADD COLUMN line_count int GENERATED ALWAYS AS (jsonb_array_length(items)) STORED;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE orders ALTER COLUMN line_count DROP EXPRESSION;
