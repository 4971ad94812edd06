-- In the middle of this part the session is ended. Whatever has been committed is there, and noted.
-- @within 5min
-- @expect 57P01
CALL fill_orders(0.62);
-- @close A
