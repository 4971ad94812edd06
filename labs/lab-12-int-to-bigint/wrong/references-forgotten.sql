-- breaks: columns-in-step
-- The payments are kept in step. Who refers to them was filled once.
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
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE TRIGGER widen BEFORE INSERT OR UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION widen_payment();
DO $$
DECLARE
  done bigint := 0;
  next bigint;
BEGIN
  LOOP
    SELECT max(id) INTO next FROM (SELECT id FROM payments WHERE id > done ORDER BY id LIMIT 5000) AS batch;
    EXIT WHEN next IS NULL;
    UPDATE payments SET id_new = id WHERE id > done AND id <= next AND id_new IS NULL;
    COMMIT;
    PERFORM pg_sleep(0.02);
    done := next;
  END LOOP;
END
$$;
DO $$
DECLARE
  done bigint := 0;
  next bigint;
BEGIN
  LOOP
    SELECT max(id) INTO next FROM (SELECT id FROM refunds WHERE id > done ORDER BY id LIMIT 5000) AS batch;
    EXIT WHEN next IS NULL;
    UPDATE refunds SET payment_id_new = payment_id WHERE id > done AND id <= next AND payment_id_new IS NULL;
    COMMIT;
    PERFORM pg_sleep(0.02);
    done := next;
  END LOOP;
END
$$;
-- @pause 4s
SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY payments_id_new_key ON payments (id_new);
