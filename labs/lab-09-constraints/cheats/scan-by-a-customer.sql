-- due: failed scans-unlocked
-- tries: to have a customer's session add the CHECK, scan and all.
\ir ../parts/not-null.sql
\ir ../parts/foreign-key.sql
\ir ../parts/unique.sql
CREATE FUNCTION ruled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'orders_total_not_negative') THEN
    SET LOCAL lock_timeout = '200ms';
    BEGIN
      ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0);
    EXCEPTION WHEN lock_not_available THEN
      NULL;
    END;
  END IF;
  RETURN NEW;
END
$$;
-- @retry 55P03 times=40 pause=500ms
CREATE TRIGGER ruled BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION ruled();
-- @until SELECT EXISTS (SELECT FROM pg_constraint WHERE conname = 'orders_total_not_negative')
-- @retry 55P03 times=40 pause=500ms
DROP TRIGGER ruled ON users;
-- @pause 1s
