-- due: unproven nobody-harmed
-- tries: to hide the orders of the past from customers. Nobody gets an error, and what is written stays.
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
SET lock_timeout = '50ms';
-- @retry 55P03 times=60 pause=500ms
CREATE POLICY recent ON orders TO shop_app USING (created_at > now() - interval '1 minute') WITH CHECK (true);
-- @retry 55P03 times=60 pause=500ms
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
-- @pause 3s
-- @retry 55P03 times=60 pause=500ms
ALTER TABLE orders DISABLE ROW LEVEL SECURITY;
-- @retry 55P03 times=60 pause=500ms
DROP POLICY recent ON orders;
-- @pause 2s
