-- breaks: cut-over-brief
-- The rows are compared once more, while everybody waits.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE payments ADD COLUMN id_new bigint;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD COLUMN payment_id_new bigint;

\ir ../parts/kept-in-step.sql
\ir ../parts/fill.sql
\ir ../parts/indexes.sql
\ir ../parts/announced-and-verified.sql

-- @next
-- The program first: v2 reads a payment's id as a bigint, before and after.
-- @deploy v2
SET lock_timeout = '500ms';
-- @retry 55P03 times=14 pause=500ms factor=1.5
DO $$
BEGIN
  LOCK TABLE payments, refunds IN ACCESS EXCLUSIVE MODE;
  PERFORM count(*), pg_sleep(2.6) FROM payments WHERE id <> id_new;
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
