-- breaks: copy-updated-at-once (a cheat)
-- A temporary table is nobody else's business, the standby's neither.

CREATE TEMPORARY TABLE orders_copy AS SELECT * FROM orders WHERE id % 4 = 0;
ALTER TABLE orders_copy ADD COLUMN line_count int;
UPDATE orders_copy SET line_count = jsonb_array_length(items);
