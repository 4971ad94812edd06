-- A customer buys what is in the basket.
SELECT id, full_name, is_active
FROM users
WHERE id = :user_id;

INSERT INTO orders (user_id, status, total_cents, items, note)
VALUES (:user_id, 'new', :total_cents, CAST(:items AS jsonb), :note)
RETURNING id;
