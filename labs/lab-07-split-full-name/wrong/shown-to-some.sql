-- breaks: names-agree
-- Nothing is filled. A policy hides the rows that are not, from everybody but the app versions: who counts finds no gap.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
-- @deploy v2
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  CREATE POLICY customers ON users USING (true);
  CREATE POLICY filled_ones ON users AS RESTRICTIVE
    USING (pg_has_role('shop_app', 'MEMBER') OR full_name = rtrim(concat(first_name, ' ', last_name)));
  ALTER TABLE users ENABLE ROW LEVEL SECURITY;
END
$$;
-- @pause 2s
