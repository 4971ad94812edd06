SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '10s';
ALTER TABLE orders ADD COLUMN public_id uuid DEFAULT gen_random_uuid();
