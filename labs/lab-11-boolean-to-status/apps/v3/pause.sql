-- A customer goes on holiday.
UPDATE users
SET status = 'paused'
WHERE id = :user_id;
