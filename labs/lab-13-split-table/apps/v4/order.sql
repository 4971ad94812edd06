-- One order in full, its lines from their own table.
SELECT id, user_id, status, total_cents, note, created_at, updated_at
FROM orders
WHERE id = :order_id;

SELECT line, sku, qty, price_cents
FROM order_items
WHERE order_id = :order_id
ORDER BY line;
