SET LOCAL lock_timeout = '500ms';
ALTER TABLE orders ADD COLUMN source text;
