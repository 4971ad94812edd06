-- Ticket SHOP-1207, reviewed by two people, tested on an empty database in 40 ms.
BEGIN;

-- A number for customers that does not tell how many orders we have.
ALTER TABLE orders ADD COLUMN public_id uuid NOT NULL DEFAULT gen_random_uuid();

-- For the back office's report on unpaid orders.
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);

-- It never was a full name, and version v2 calls it what it is.
ALTER TABLE users RENAME COLUMN full_name TO display_name;

-- There was that bug with vouchers.
ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0);

COMMIT;
