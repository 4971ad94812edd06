-- One order in full.
SELECT id, user_id, status, total_cents, items, note, created_at, updated_at
FROM orders
WHERE id = :order_id;
