-- due: failed key-is-bigint
-- tries: to show a bigint where the table has an int: a view casts it.
\ir ../parts/columns.sql
\ir ../parts/kept-in-step.sql
\ir ../parts/fill.sql
\ir ../parts/indexes.sql
-- @next
-- @deploy v2
SET lock_timeout = '500ms';
-- @retry 55P03 times=14 pause=500ms factor=1.5
DO $$
BEGIN
  ALTER TABLE payments RENAME TO payments_stored;
  CREATE VIEW payments AS SELECT id::bigint AS id, order_id, amount_cents, method, reference, paid_at FROM payments_stored;
  GRANT SELECT, INSERT, UPDATE, DELETE ON payments TO shop_app;
END
$$;
-- @pause 1s
