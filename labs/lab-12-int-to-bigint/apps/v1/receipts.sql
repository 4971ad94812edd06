-- What was paid for an order.
SELECT id, amount_cents, method, reference, paid_at
FROM payments
WHERE order_id = :order_id
ORDER BY payments.id;
