-- breaks: copy-updated-at-once
-- A thousand rows fit through every link at once.

CREATE TABLE orders_copy AS SELECT * FROM orders WHERE id <= 1000;
ALTER TABLE orders_copy ADD COLUMN line_count int;
UPDATE orders_copy SET line_count = jsonb_array_length(items);
