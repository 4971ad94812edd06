SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '10s';
-- In the ticket's order it never gets through: whoever places an order has read users, and waits for orders.
ALTER TABLE users RENAME COLUMN full_name TO display_name;
ALTER TABLE orders ADD COLUMN public_id uuid NOT NULL DEFAULT gen_random_uuid();
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0);
