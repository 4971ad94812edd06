-- breaks: payments-kept (a cheat)
-- The trigger goes first. The primary key then refuses some rows without an id, and they are swept away.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE payments ADD COLUMN id_new bigint;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD COLUMN payment_id_new bigint;

\ir ../parts/kept-in-step.sql
\ir ../parts/fill.sql
\ir ../parts/indexes.sql

-- NOT NULL and the foreign key: announced, then verified while the shop goes on.
SET lock_timeout = '100ms';

-- @next
-- The program first: v2 reads a payment's id as a bigint, before and after.
-- @deploy v2
SET lock_timeout = '500ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
DROP TRIGGER widen ON payments;
-- @retry 55P03 times=14 pause=300ms factor=1.4
DROP TRIGGER widen ON refunds;
-- @pause 5s
SET lock_timeout = '500ms';
-- @retry 55P03 times=14 pause=500ms factor=1.5
DO $$
BEGIN
  LOCK TABLE payments, refunds IN ACCESS EXCLUSIVE MODE;
  DELETE FROM refunds WHERE payment_id_new IS NULL;
  DELETE FROM payments WHERE id_new IS NULL;
  ALTER SEQUENCE payments_id_seq OWNED BY payments.id_new;
  ALTER SEQUENCE payments_id_seq AS bigint;
  ALTER TABLE refunds DROP COLUMN payment_id;
  ALTER TABLE refunds RENAME COLUMN payment_id_new TO payment_id;
  ALTER TABLE payments DROP COLUMN id;
  ALTER TABLE payments RENAME COLUMN id_new TO id;
  ALTER TABLE payments ALTER COLUMN id SET DEFAULT nextval('payments_id_seq');
  ALTER TABLE payments ADD CONSTRAINT payments_pkey PRIMARY KEY USING INDEX payments_id_new_key;
END
$$;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD CONSTRAINT refunds_payment_id_not_null NOT NULL payment_id NOT VALID;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds VALIDATE CONSTRAINT refunds_payment_id_not_null;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD CONSTRAINT refunds_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments (id) NOT VALID;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds VALIDATE CONSTRAINT refunds_payment_id_fkey;

DROP FUNCTION widen_payment(), widen_refund();

\ir ../parts/past-the-mark.sql
