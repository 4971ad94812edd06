-- Somebody logs in.
SELECT id, handle, full_name, is_active
FROM users
WHERE handle = :username;
