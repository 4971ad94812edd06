-- breaks: hung (a cheat)
-- The same can be seen without Flyway, with a transaction in one session and a build in the other. Whose lock was it?
-- @session B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM users WHERE id = 1;
-- @session A
SET statement_timeout = '8s';
-- @expect 57014
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
-- @session B
COMMIT;
