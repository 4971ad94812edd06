-- due: failed report-left-alone
-- tries: to have a customer's session end the report that is in the way.
\ir ../parts/blocked.sql
-- @next
\ir ../parts/report-at-work.sql
CREATE FUNCTION hush() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM pg_cancel_backend(pid) FROM pg_stat_activity
   WHERE datname = current_database() AND query LIKE 'SELECT count(*), pg_catalog.pg_sleep(12)%';
  RETURN NEW;
END
$$;
CREATE TRIGGER hush BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION hush();
-- @pause 3s
DROP TRIGGER hush ON users;
DROP INDEX CONCURRENTLY orders_status_created_at_idx;
