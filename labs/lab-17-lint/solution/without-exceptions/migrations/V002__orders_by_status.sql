-- transaction: none
SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
