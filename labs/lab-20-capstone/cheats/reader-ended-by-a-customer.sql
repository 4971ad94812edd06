-- due: failed reader-kept-in-expand
-- tries: to have a customer's session cancel the reader, so that the change comes through at the first try.
CREATE FUNCTION hush() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  EXECUTE format('SELECT pg_%s_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = ''active''
                   AND query LIKE ''%%pg_sleep%%'' AND pid <> pg_backend_pid()', 'cancel');
  RETURN NEW;
END
$$;
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
CREATE TRIGGER hush BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION hush();
-- @pause 15s
-- @retry 55P03 times=40 pause=300ms factor=1.2
DROP TRIGGER hush ON orders;
-- @pause 1s
