-- And unlocks it.
UPDATE users
SET is_active = true
WHERE id = :user_id;
