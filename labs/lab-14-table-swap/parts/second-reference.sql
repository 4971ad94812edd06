-- Everybody is there: the second foreign key can come.
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey1 FOREIGN KEY (user_id) REFERENCES users_new (id) NOT VALID;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey1;
