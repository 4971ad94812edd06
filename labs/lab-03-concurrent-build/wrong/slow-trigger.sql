-- breaks: nobody-harmed (a cheat)
-- The build is as it should be. The audit that came along keeps every order waiting, and no lock tells of it.
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_sleep(0.6);
  RETURN NEW;
END
$$;
CREATE TRIGGER audited BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION audit();
-- @pause 3s
DROP TRIGGER audited ON orders;
-- @pause 2s
