-- breaks: past-kept (a cheat)
-- The refunds of years ago need nobody, nor do their payments, and a small table is widened sooner.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE payments ADD COLUMN id_new bigint;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD COLUMN payment_id_new bigint;

\ir ../parts/kept-in-step.sql

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

\ir ../parts/fill.sql
\ir ../parts/indexes.sql
\ir ../parts/announced-and-verified.sql

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

\ir ../parts/past-the-mark.sql
