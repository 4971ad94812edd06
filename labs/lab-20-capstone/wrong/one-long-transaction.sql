-- breaks: short-transactions
-- The batch is small, and the row locks are held while somebody thinks.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
BEGIN;
UPDATE users SET handle = username WHERE id <= 200 AND handle IS NULL;
SELECT pg_sleep(5);
COMMIT;
