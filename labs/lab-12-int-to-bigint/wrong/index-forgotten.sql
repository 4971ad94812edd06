-- breaks: refunds-indexed
-- The old column took its index along, too.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE payments ADD COLUMN id_new bigint;
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE refunds ADD COLUMN payment_id_new bigint;

\ir ../parts/kept-in-step.sql
\ir ../parts/fill.sql

-- No guard for the concurrent builds: it would leave an INVALID index.
SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY payments_id_new_key ON payments (id_new);

\ir ../parts/announced-and-verified.sql
\ir ../parts/cut-over.sql

DROP FUNCTION widen_payment(), widen_refund();

\ir ../parts/past-the-mark.sql
