-- due: failed nobody-harmed
-- tries: to have a customer's session end those of the others.
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
CREATE FUNCTION alone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
   WHERE datname = current_database() AND usename LIKE 'app%' AND pid <> pg_backend_pid();
  RETURN NEW;
END
$$;
CREATE TRIGGER alone BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION alone();
-- @pause 3s
DROP TRIGGER alone ON users;
-- @pause 2s
