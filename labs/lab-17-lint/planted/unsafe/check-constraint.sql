-- a CHECK that is validated at once reads the whole table under ACCESS EXCLUSIVE
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total_cents >= 0);
