-- breaks: copy-updated-at-once
-- Two statements where one was asked for.

CREATE TABLE orders_copy AS SELECT * FROM orders WHERE id % 4 = 0;
ALTER TABLE orders_copy ADD COLUMN line_count int;
UPDATE orders_copy SET line_count = jsonb_array_length(items) WHERE id % 8 = 0;
UPDATE orders_copy SET line_count = jsonb_array_length(items) WHERE id % 8 = 4;
