-- On from there.
-- A VACUUM by hand writes as fast as it can, and all of it is on its way to the standby. This slows it down.
SET vacuum_cost_delay = '10ms';
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.62);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.74);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(0.87);
VACUUM (TRUNCATE off) orders;
-- @within 5min
CALL fill_orders(1.00);
