-- Each vacuum makes room for the next part: so the table grows by one part, and not by all of them.
-- @within 5min
CALL fill_orders(0.10);
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
