-- The indexes of a real shop, the ones that take longest first: two sessions share the work.
-- Missing on purpose: orders (status, created_at), for the back office's rare report on unpaid orders.

CREATE INDEX orders_user_id_idx ON orders (user_id);
CREATE INDEX orders_created_at_idx ON orders (created_at);
CREATE UNIQUE INDEX orders_pkey ON orders (id);
CREATE UNIQUE INDEX users_email_key ON users (email);
CREATE INDEX users_username_idx ON users (username);
CREATE UNIQUE INDEX users_pkey ON users (id);
