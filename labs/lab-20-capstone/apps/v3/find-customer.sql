-- The service desk looks a customer up, and what they ordered last.
SELECT id, email, handle, full_name, is_active, created_at
FROM users
WHERE email = :email;

SELECT id, status, total_cents, created_at
FROM orders
WHERE user_id = :user_id
ORDER BY created_at DESC
LIMIT 10;
