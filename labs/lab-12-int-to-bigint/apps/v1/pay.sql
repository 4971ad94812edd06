-- A payment arrives for an open order. Its number comes from the database.
SELECT id, status, total_cents
FROM orders
WHERE id = :open_order_id
FOR UPDATE;

UPDATE orders
SET status = 'paid', updated_at = now()
WHERE id = :open_order_id;

INSERT INTO payments (order_id, amount_cents, method)
VALUES (:open_order_id, :total_cents, 'card')
RETURNING id;
