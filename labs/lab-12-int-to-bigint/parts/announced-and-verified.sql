-- NOT NULL and the foreign key: announced, then verified while the shop goes on.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE payments ADD CONSTRAINT payments_id_new_not_null NOT NULL id_new NOT VALID;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE payments VALIDATE CONSTRAINT payments_id_new_not_null;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD CONSTRAINT refunds_payment_id_new_not_null NOT NULL payment_id_new NOT VALID;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds VALIDATE CONSTRAINT refunds_payment_id_new_not_null;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD CONSTRAINT refunds_payment_id_new_fkey FOREIGN KEY (payment_id_new) REFERENCES payments (id_new) NOT VALID;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds VALIDATE CONSTRAINT refunds_payment_id_new_fkey;
