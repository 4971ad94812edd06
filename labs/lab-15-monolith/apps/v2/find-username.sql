-- Somebody logs in.
SELECT id, username, display_name, is_active
FROM users
WHERE username = :username;
