-- breaks: built-concurrently (a cheat)
-- A blocking build, covered up at once: rebuilt concurrently, and under another name.
CREATE INDEX first_one ON orders (status, created_at);
REINDEX INDEX CONCURRENTLY first_one;
ALTER INDEX first_one RENAME TO second_one;
