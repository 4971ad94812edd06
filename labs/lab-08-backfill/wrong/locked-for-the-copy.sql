-- breaks: nobody-harmed-by-the-copy
-- The table is locked against writers while it is copied. One statement sees one snapshot anyway.

BEGIN;
LOCK TABLE orders IN SHARE MODE;
CREATE TABLE orders_copy AS SELECT * FROM orders WHERE id % 4 = 0;
SELECT pg_sleep(3);
COMMIT;
ALTER TABLE orders_copy ADD COLUMN line_count int;
UPDATE orders_copy SET line_count = jsonb_array_length(items);
