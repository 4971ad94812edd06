-- breaks: copy-updated-at-once (a cheat)
-- The copy is right, and has never been updated: it tells nothing about an UPDATE.

CREATE TABLE orders_copy AS
SELECT *, jsonb_array_length(items) AS line_count FROM orders WHERE id % 4 = 0;
