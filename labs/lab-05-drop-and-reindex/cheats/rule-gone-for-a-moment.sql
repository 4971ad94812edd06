-- due: passed
-- tries: to drop the rule of the referral codes and to bring it back under the same name in one transaction. Nobody was ever without it.
SET lock_timeout = '200ms';
-- @retry 55P03 times=30 pause=500ms
DO $$
BEGIN
  ALTER TABLE users DROP CONSTRAINT users_referral_code_key;
  ALTER TABLE users ADD CONSTRAINT users_referral_code_key UNIQUE (referral_code);
END
$$;
RESET lock_timeout;
DROP INDEX CONCURRENTLY orders_updated_at_idx;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
-- @pause 1s
