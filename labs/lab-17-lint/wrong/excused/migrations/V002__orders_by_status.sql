SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
-- squawk-ignore require-concurrent-index-creation -- the table is small enough for this
CREATE INDEX orders_by_status ON orders (status, created_at);
