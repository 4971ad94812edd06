-- A payment arrives for an open order.
SELECT id, status, total_cents
FROM orders
WHERE id = :open_order_id
FOR UPDATE;

UPDATE orders
SET status = 'paid', updated_at = now()
WHERE id = :open_order_id;
