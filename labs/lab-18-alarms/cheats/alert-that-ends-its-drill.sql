-- due: failed invalid-index-rings
-- tries: to have an alert end whoever causes it, by a function that runs as the learner, who may not end what belongs to the stand.
CREATE FUNCTION hush() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  RETURN (SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
           WHERE datname = current_database() AND backend_type = 'client backend' AND usename NOT LIKE 'app%' AND pid <> pg_backend_pid());
END
$$;
-- @write ../solution/textbook
-- @write alert-that-ends-its-drill
-- @run drill
