-- breaks: no-scan-in-contract
-- SET NOT NULL by itself: a CHECK with IN is no proof, since NULL passes it.

\ir ../parts/in-step.sql
\ir ../parts/fill.sql
\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql

-- @next
-- @deploy v3
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ALTER COLUMN status SET NOT NULL;
-- Nobody names is_active any more. First what names it in the database, then the column.
-- @retry 55P03 times=15 pause=300ms factor=1.3
DROP TRIGGER status_in_step ON users;
DROP FUNCTION status_in_step();
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP COLUMN is_active;
-- @pause 2s
