-- breaks: built-concurrently (a cheat)
-- A constraint makes its own index, and no index is made so strictly. Then it is rebuilt concurrently.
ALTER TABLE orders ADD CONSTRAINT no_twins UNIQUE (status, created_at);
REINDEX INDEX CONCURRENTLY no_twins;
