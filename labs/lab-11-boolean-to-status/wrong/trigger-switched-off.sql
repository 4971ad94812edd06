-- breaks: nothing-left (a cheat)
-- The trigger is only switched off. Whoever switches it on again stops the shop.

\ir ../parts/in-step.sql
\ir ../parts/fill.sql
\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql

-- @next
-- @deploy v3

\ir ../parts/required.sql

-- Nobody names is_active any more. First what names it in the database, then the column.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DISABLE TRIGGER status_in_step;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP COLUMN is_active;
-- @pause 2s
