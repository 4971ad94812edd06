-- due: failed hung
-- tries: to show a build that hangs without Flyway: sessions of its own that call themselves Flyway.
-- @session B as app_v1
SET application_name = 'Flyway by Redgate';
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM orders WHERE id < 10;
-- @session A
SET application_name = 'Flyway by Redgate';
-- @async
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
-- @pause 7s
-- @session B
COMMIT;
-- @join A
