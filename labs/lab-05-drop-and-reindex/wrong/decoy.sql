-- breaks: rebuilt-online (a cheat)
-- Another index keeps the service desk going, built as it should be. Behind its back the real one is built plainly.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
CREATE INDEX CONCURRENTLY orders_user_id_meanwhile ON orders (user_id);
DROP INDEX CONCURRENTLY orders_user_id_idx;
CREATE INDEX orders_user_id_idx ON orders (user_id);
