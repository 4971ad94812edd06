-- Each vacuum makes room for the next part: so the table grows by one part, and not by all of them.
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
