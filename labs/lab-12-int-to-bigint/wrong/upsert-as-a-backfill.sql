-- breaks: numbers-left
-- The backfill goes by INSERT … ON CONFLICT, which draws a number for every row, kept or not.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE payments ADD COLUMN id_new bigint;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD COLUMN payment_id_new bigint;
CREATE FUNCTION widen_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.id_new := NEW.id;
  RETURN NEW;
END
$$;
CREATE FUNCTION widen_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.payment_id_new := NEW.payment_id;
  RETURN NEW;
END
$$;
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE TRIGGER widen BEFORE INSERT OR UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION widen_payment();
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE TRIGGER widen BEFORE INSERT OR UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION widen_refund();
-- @expect 2200H
INSERT INTO payments (order_id, amount_cents, method, reference)
SELECT order_id, amount_cents, method, reference FROM payments
ON CONFLICT (reference) DO UPDATE SET id_new = payments.id;
-- @pause 2s
