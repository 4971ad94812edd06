-- breaks: copy-updated-at-once (a cheat)
-- Unlogged, to be gentle with the standby: there is nothing to see in the log then.

CREATE UNLOGGED TABLE orders_copy AS SELECT * FROM orders WHERE id % 4 = 0;
ALTER TABLE orders_copy ADD COLUMN line_count int;
UPDATE orders_copy SET line_count = jsonb_array_length(items);
