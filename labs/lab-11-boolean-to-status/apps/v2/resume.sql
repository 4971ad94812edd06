-- And comes back.
UPDATE users
SET status = 'active'
WHERE id = :user_id;
