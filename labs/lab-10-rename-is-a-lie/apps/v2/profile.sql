-- The profile page: all there is of a customer, and their last orders.
SELECT *
FROM users
WHERE id = :user_id;

SELECT id, status, total_cents, created_at
FROM orders
WHERE user_id = :user_id
ORDER BY created_at DESC
LIMIT 5;
