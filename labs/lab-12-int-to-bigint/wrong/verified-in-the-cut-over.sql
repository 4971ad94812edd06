-- breaks: cut-over-without-a-scan
-- A primary key makes its column NOT NULL by itself, and verifies it under the strongest lock.
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
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD CONSTRAINT refunds_payment_id_new_not_null NOT NULL payment_id_new NOT VALID;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds VALIDATE CONSTRAINT refunds_payment_id_new_not_null;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD CONSTRAINT refunds_payment_id_new_fkey FOREIGN KEY (payment_id_new) REFERENCES payments (id_new) NOT VALID;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds VALIDATE CONSTRAINT refunds_payment_id_new_fkey;

\ir ../parts/cut-over.sql

DROP FUNCTION widen_payment(), widen_refund();

\ir ../parts/past-the-mark.sql
