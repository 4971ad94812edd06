-- breaks: plain-column
-- A virtual column needs no backfill at all. It cannot be written either, and v2 does.

\ir ../parts/copy-and-wait.sql

-- @next
SET lock_timeout = '200ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE orders ADD COLUMN line_count int GENERATED ALWAYS AS (jsonb_array_length(items)) VIRTUAL;
