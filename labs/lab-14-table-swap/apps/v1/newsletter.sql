-- The next fifty who get the newsletter.
SELECT id, username, email
FROM active_users
WHERE id > :user_id
ORDER BY id
LIMIT 50;
