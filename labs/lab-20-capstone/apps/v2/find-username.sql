-- Somebody logs in.
SELECT id, username, full_name, is_active
FROM users
WHERE username = :username;
