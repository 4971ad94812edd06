-- breaks: status-still-checked
-- The application knows the three values, so the rule can go.

\ir ../parts/in-step.sql
\ir ../parts/fill.sql
\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql

-- @next
-- @deploy v3

\ir ../parts/required.sql

-- Nobody names is_active any more. First what names it in the database, then the column.
-- @retry 55P03 times=15 pause=300ms factor=1.3
DROP TRIGGER status_in_step ON users;
DROP FUNCTION status_in_step();
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP COLUMN is_active;
-- @pause 2s
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP CONSTRAINT users_status_known;
-- @pause 1s
