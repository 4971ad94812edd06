-- On from there.
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
