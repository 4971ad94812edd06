-- breaks: growth-bounded
-- There is a vacuum after each part. An old snapshot still needs the dead rows, so it removes none.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column-and-v2.sql
\ir ../parts/progress.sql
\ir ../parts/fill-in-batches.sql

-- Somebody looks at the progress, in a transaction that stays open.
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT done, upto FROM backfill;
-- @session A
-- @within 5min
CALL fill_orders(0.10);
-- A VACUUM by hand writes as fast as it can, and all of it is on its way to the standby. This slows it down.
SET vacuum_cost_delay = '10ms';
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.20);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.30);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.45);
VACUUM (TRUNCATE off) orders;
-- @pause 2s
