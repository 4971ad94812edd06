-- breaks: nobody-harmed-by-widening
-- The table is locked for the backfill, so that nothing changes under it.
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
BEGIN;
LOCK TABLE payments, refunds IN SHARE ROW EXCLUSIVE MODE;
UPDATE payments SET id_new = id;
UPDATE refunds SET payment_id_new = payment_id;
-- @pause 2s
COMMIT;
SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY payments_id_new_key ON payments (id_new);
