-- breaks: nothing-left
-- The old columns stay, as NULL, in everybody's way.
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

-- The sequence can grow and change its owner before.
SET lock_timeout = '500ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER SEQUENCE payments_id_seq AS bigint;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER SEQUENCE payments_id_seq OWNED BY payments.id_new;

-- The old columns change their names only. Nobody fills them any more, so they may be NULL.
-- @retry 55P03 times=14 pause=500ms factor=1.5
DO $$
BEGIN
  LOCK TABLE payments, refunds IN ACCESS EXCLUSIVE MODE;
  DROP TRIGGER widen ON payments;
  DROP TRIGGER widen ON refunds;
  ALTER TABLE refunds DROP CONSTRAINT refunds_payment_id_fkey;
  ALTER TABLE refunds RENAME COLUMN payment_id TO payment_id_old;
  ALTER TABLE refunds ALTER COLUMN payment_id_old DROP NOT NULL;
  ALTER TABLE refunds RENAME COLUMN payment_id_new TO payment_id;
  ALTER TABLE payments DROP CONSTRAINT payments_pkey;
  ALTER TABLE payments RENAME COLUMN id TO id_old;
  ALTER TABLE payments ALTER COLUMN id_old DROP DEFAULT;
  ALTER TABLE payments ALTER COLUMN id_old DROP NOT NULL;
  ALTER TABLE payments RENAME COLUMN id_new TO id;
  ALTER TABLE payments ALTER COLUMN id SET DEFAULT nextval('payments_id_seq');
  ALTER TABLE payments ADD CONSTRAINT payments_pkey PRIMARY KEY USING INDEX payments_id_new_key;
END
$$;

\ir ../parts/past-the-mark.sql
