-- breaks: history-clean (a cheat)
-- A version that no deployer has applied gets a row by hand.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
-- @write ../solution/twins-in-a-file
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway --deployers 2 migrate
-- @pause 2s
INSERT INTO flyway_schema_history
SELECT max(installed_rank) + 1, '6', 'prices in euros', 'SQL', 'V6__prices.sql', 1, current_user, now(), 100, true FROM flyway_schema_history;
UPDATE flyway_schema_history SET checksum = 7, installed_by = 'somebody else' WHERE version = '2';
