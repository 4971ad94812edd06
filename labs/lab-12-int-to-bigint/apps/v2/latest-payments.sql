-- The last twenty payments, and what was given back of them.
SELECT CAST(p.id AS bigint) AS id, p.amount_cents, r.amount_cents AS refunded_cents
FROM payments AS p
LEFT JOIN refunds AS r ON r.payment_id = p.id
ORDER BY p.id DESC
LIMIT 20;
