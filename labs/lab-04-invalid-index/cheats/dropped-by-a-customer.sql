-- due: failed nobody-harmed-2
-- tries: to clean up properly but for one index, which a customer's session has to drop while the report is in the way.
\ir ../parts/interrupted.sql
-- @next
REINDEX INDEX CONCURRENTLY orders_status_created_at_idx;
DROP INDEX CONCURRENTLY users_full_name_key;
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity
--          WHERE datname = current_database() AND state = 'active'
--            AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(5)%'
--            AND query_start > now() - interval '2 seconds')
CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  DROP INDEX IF EXISTS orders_created_at_idx_ccnew;
  RETURN NEW;
END
$$;
CREATE TRIGGER tidy BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION tidy();
-- @until SELECT to_regclass('public.orders_created_at_idx_ccnew') IS NULL
DROP TRIGGER tidy ON users;
-- @pause 2s
