-- A customer buys what is in the basket. The order knows how many lines it has.
SELECT id, full_name, is_active
FROM users
WHERE id = :user_id;

INSERT INTO orders (user_id, status, total_cents, items, note, line_count)
VALUES (:user_id, 'new', :total_cents, CAST(:items AS jsonb), :note, jsonb_array_length(CAST(:items AS jsonb)))
RETURNING id;
