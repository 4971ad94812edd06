-- due: failed dropped-unnoticed
-- tries: to be rid of the report by taking away its right to read. Customers have that right from the same grant.
\ir ../parts/blocked.sql
-- @next
\ir ../parts/report-at-work.sql
REVOKE SELECT ON orders FROM shop_app;
-- @pause 2s
GRANT SELECT ON orders TO shop_app;
DROP INDEX CONCURRENTLY orders_status_created_at_idx;
-- @pause 2s
