-- breaks: references-follow
-- The old column took its foreign key along. Nobody has made another one.
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
ALTER TABLE payments ADD CONSTRAINT payments_id_new_not_null NOT NULL id_new NOT VALID;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE payments VALIDATE CONSTRAINT payments_id_new_not_null;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD CONSTRAINT refunds_payment_id_new_not_null NOT NULL payment_id_new NOT VALID;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds VALIDATE CONSTRAINT refunds_payment_id_new_not_null;

\ir ../parts/cut-over.sql

DROP FUNCTION widen_payment(), widen_refund();

\ir ../parts/past-the-mark.sql
