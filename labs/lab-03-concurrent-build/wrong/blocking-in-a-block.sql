-- breaks: built-concurrently (a cheat)
-- The same inside a DO block, under a harmless name.
DO $$
BEGIN
  EXECUTE 'CREATE INDEX concurrently_built ON orders (status, created_at)';
  PERFORM pg_sleep(2);
END
$$;
