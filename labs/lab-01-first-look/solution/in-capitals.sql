-- The notes are written anew, as a form would be filled in: in capitals.
BEGIN;
DELETE FROM first_look;
INSERT INTO first_look (question, answer)
SELECT 'app_role', upper(min(usename)) FROM pg_stat_activity WHERE datname = current_database() AND usename LIKE 'app%'
UNION ALL VALUES ('largest_table', 'PUBLIC.ORDERS'), ('two_facts', 'USERS.FULL_NAME'), ('not_indexed', 'STATUS');
COMMIT;

-- ANALYZE takes SHARE UPDATE EXCLUSIVE too. A first look that was too short does no harm.
BEGIN;
ANALYZE users;
-- @pause 1s
COMMIT;
BEGIN;
ANALYZE users;
-- @pause 6s
COMMIT;
