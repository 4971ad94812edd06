-- An account is closed.
UPDATE users
SET status = 'disabled'
WHERE id = :user_id;
