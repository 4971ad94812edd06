-- A page of the order list, from some order on downwards.
SELECT id, user_id, status, total_cents, created_at
FROM orders
WHERE id <= :order_id
ORDER BY id DESC
LIMIT 20;
