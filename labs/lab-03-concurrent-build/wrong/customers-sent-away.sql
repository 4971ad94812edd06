-- breaks: nobody-harmed (a cheat)
-- The build waits for somebody, so everybody's session is ended.
-- @async
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
-- @session B
SELECT count(pg_terminate_backend(pid))
  FROM pg_stat_activity
 WHERE datname = current_database() AND usename LIKE 'app%' AND pid <> pg_backend_pid();
-- @join A
