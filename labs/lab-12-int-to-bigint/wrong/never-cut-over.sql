-- breaks: key-is-bigint
-- The program can do it, the table could. Nobody has changed over.
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
-- @pause 2s
