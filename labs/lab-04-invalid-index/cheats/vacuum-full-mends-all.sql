-- due: failed built-concurrently
-- tries: to have VACUUM FULL make every index of orders valid at once.
\ir ../parts/interrupted.sql
-- @next
DROP INDEX CONCURRENTLY users_full_name_key;
-- @within 1min
VACUUM FULL orders;
-- @pause 1s
