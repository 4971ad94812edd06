-- due: failed report-left-alone
-- tries: to have a customer's session cancel the report, by a trigger that calls it something else.
\ir ../parts/freeze.sql
-- @next
\ir ../parts/report-at-work.sql
CREATE FUNCTION hush() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  EXECUTE 'SELECT pg_' || 'cancel_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND query LIKE ''SELECT count(*), pg_catalog.pg_sleep(40)%''';
  RETURN NEW;
END
$$;
CREATE TRIGGER hush BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION hush();
-- @pause 3s
DROP TRIGGER hush ON users;
-- @pause 1s
