-- breaks: went-on
-- After the interruption everything is filled again, what was filled before too.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column-and-v2.sql
\ir ../parts/progress.sql
\ir ../parts/fill-in-batches.sql
\ir ../parts/first-half.sql
\ir ../parts/interrupted.sql

-- Once more from the beginning, to be on the safe side.
UPDATE backfill SET done = 0;
-- A VACUUM by hand writes as fast as it can, and all of it is on its way to the standby. This slows it down.
SET vacuum_cost_delay = '10ms';
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.12);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.24);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.36);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.48);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.60);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.72);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.86);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(1.00);
