-- Somebody logs in.
SELECT id, username, full_name, status
FROM users
WHERE username = :username;
