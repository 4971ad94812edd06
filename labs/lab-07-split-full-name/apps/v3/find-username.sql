-- Somebody logs in.
SELECT id, username, first_name, last_name, is_active
FROM users
WHERE username = :username;
