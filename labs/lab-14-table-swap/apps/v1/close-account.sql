-- Whoever signed up first and is still there without an order leaves: the account is deleted, the list remembers it.
WITH leaver AS (
  SELECT user_id
  FROM sign_ups
  WHERE closed_at IS NULL
  ORDER BY user_id
  LIMIT 1
  FOR UPDATE SKIP LOCKED
), noted AS (
  UPDATE sign_ups
  SET closed_at = now()
  FROM leaver
  WHERE sign_ups.user_id = leaver.user_id
  RETURNING sign_ups.user_id
)
DELETE FROM users
USING noted
WHERE users.id = noted.user_id;
