-- due: failed customers-served
-- tries: to have a customer's session add the column, without a guard and without a try of its own.
\ir ../parts/freeze.sql
-- @next
\ir ../parts/report-at-work.sql
CREATE FUNCTION gifts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  ALTER TABLE orders ADD COLUMN IF NOT EXISTS gift_message text;
  RETURN NEW;
END
$$;
CREATE TRIGGER gifts BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION gifts();
-- @within 2min
-- @until SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attname = 'gift_message')
DROP TRIGGER gifts ON users;
-- @pause 5s
