-- breaks: never-without
-- The old one away, then the new one under its name. In between the service desk has none.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
DROP INDEX CONCURRENTLY orders_user_id_idx;
-- @pause 6s
CREATE INDEX CONCURRENTLY orders_user_id_idx ON orders (user_id);
