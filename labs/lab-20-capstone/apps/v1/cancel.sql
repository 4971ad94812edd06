-- A customer thinks again.
UPDATE orders
SET status = 'cancelled', updated_at = now()
WHERE id = :open_order_id;
