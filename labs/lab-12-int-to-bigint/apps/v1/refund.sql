-- One euro back for one of the last payments.
SELECT id, amount_cents
FROM payments
ORDER BY payments.id DESC
LIMIT 1 OFFSET 5;

INSERT INTO refunds (payment_id, amount_cents, reason)
SELECT id, 100, :note
FROM payments
ORDER BY id DESC
LIMIT 1 OFFSET 5
RETURNING id;
