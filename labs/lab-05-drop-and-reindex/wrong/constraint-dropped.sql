-- breaks: others-kept
-- No scans, so it can go. A constraint needs it? Then the constraint goes too.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
-- @expect 2BP01
DROP INDEX CONCURRENTLY users_referral_code_key;
SET lock_timeout = '100ms';
-- @retry 55P03 times=30 pause=500ms
ALTER TABLE users DROP CONSTRAINT users_referral_code_key;
