-- Somebody signs up. The list of sign-ups remembers it, whatever becomes of the account.
WITH newcomer AS (
  INSERT INTO users (email, username, full_name)
  VALUES ('newcomer-' || gen_random_uuid() || '@example.com', :new_username, :full_name)
  RETURNING id
)
INSERT INTO sign_ups (user_id)
SELECT id FROM newcomer;
