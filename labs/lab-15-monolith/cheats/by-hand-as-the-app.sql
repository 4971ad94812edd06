-- due: failed by-the-runner
-- tries: to apply the files, and what they lack by hand, in a session of role app_v1.
-- @write ../solution/in-steps
-- @run apply --to 2
CREATE FUNCTION by_hand() RETURNS void LANGUAGE sql SECURITY DEFINER SET lock_timeout = '300ms' AS $$
  ALTER TABLE orders ADD CONSTRAINT orders_public_id_not_null NOT NULL public_id NOT VALID
$$;
-- @session B as app_v1
-- @retry 55P03 times=20 pause=500ms
SELECT by_hand();
-- @pause 1s
