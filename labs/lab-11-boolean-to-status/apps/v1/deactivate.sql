-- The service desk locks an account.
UPDATE users
SET is_active = false
WHERE id = :user_id;
