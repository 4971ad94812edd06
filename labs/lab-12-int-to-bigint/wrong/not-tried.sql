-- breaks: past-the-mark
-- It will work, most likely. Somebody will see in an hour.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE payments ADD COLUMN id_new bigint;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD COLUMN payment_id_new bigint;

\ir ../parts/kept-in-step.sql
\ir ../parts/fill.sql
\ir ../parts/indexes.sql
\ir ../parts/announced-and-verified.sql
\ir ../parts/cut-over.sql

DROP FUNCTION widen_payment(), widen_refund();
-- @pause 2s
