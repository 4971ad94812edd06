SET lock_timeout = '100ms';
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;
