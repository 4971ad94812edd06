-- due: failed built-concurrently
-- tries: to call a blocking build concurrent, in its comment and in its name.
/* CREATE INDEX CONCURRENTLY */ CREATE INDEX "orders CONCURRENTLY" ON orders (status, created_at) /* CONCURRENTLY */;
-- @pause 1s
