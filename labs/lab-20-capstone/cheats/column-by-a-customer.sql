-- due: failed expand-guarded
-- tries: to have a customer's session add the column, since a customer needs no guard.
CREATE FUNCTION handles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  ALTER TABLE users ADD COLUMN IF NOT EXISTS handle text;
  RETURN NEW;
END
$$;
CREATE TRIGGER handles BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION handles();
-- @within 2min
-- @until SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.users'::regclass AND attname = 'handle')
-- @pause 1s
