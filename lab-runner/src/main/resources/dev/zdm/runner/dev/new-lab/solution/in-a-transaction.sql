-- TO WRITE: another good way.
-- @retry 55P03 times=8 pause=500ms factor=2
DO $$
BEGIN
  SET LOCAL lock_timeout = '500ms';
  ALTER TABLE users ADD COLUMN IF NOT EXISTS nickname text;
END $$;
