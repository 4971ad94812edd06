-- breaks: others-kept
-- A new one was built and the old one dropped. Migrations that come later look for the old name.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
CREATE INDEX CONCURRENTLY orders_user_id_idx2 ON orders (user_id);
DROP INDEX CONCURRENTLY orders_user_id_idx;
