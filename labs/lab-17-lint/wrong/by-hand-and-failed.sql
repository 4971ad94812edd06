-- breaks: by-the-runner
-- By hand, in a statement that commits its work and fails afterwards; and an index that is called like the runner's book.
-- @write ../solution/in-the-settings
-- @write by-hand-in-phase-one
-- @run lint
-- @next
CREATE INDEX CONCURRENTLY migration_history_of_orders ON orders (status, created_at);
-- @expect P0001
DO $$
BEGIN
  ALTER TABLE orders ADD COLUMN source text;
  ALTER TABLE vouchers ALTER COLUMN code TYPE varchar(40);
  DROP TABLE old_flags;
  COMMIT;
  RAISE EXCEPTION 'nothing has happened';
END
$$;
-- @run apply
-- @pause 1s
