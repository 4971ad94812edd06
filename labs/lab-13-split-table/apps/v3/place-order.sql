-- A customer buys what is in the basket. Its lines are written twice, in one transaction.
SELECT id, full_name, is_active
FROM users
WHERE id = :user_id;

WITH placed AS (
  INSERT INTO orders (user_id, status, total_cents, items, note)
  VALUES (:user_id, 'new', :total_cents, CAST(:items AS jsonb), :note)
  RETURNING id, items
), lines AS (
  INSERT INTO order_items (order_id, line, sku, qty, price_cents)
  SELECT placed.id, item.line, item.value ->> 'sku', CAST(item.value ->> 'qty' AS int), CAST(item.value ->> 'price_cents' AS int)
  FROM placed
  CROSS JOIN LATERAL jsonb_array_elements(placed.items) WITH ORDINALITY AS item (value, line)
)
SELECT id FROM placed;
