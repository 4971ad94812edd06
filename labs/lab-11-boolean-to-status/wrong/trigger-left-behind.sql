-- breaks: nobody-harmed-by-contract
-- The column is gone, its trigger is not, and every write of a user fails.

\ir ../parts/in-step.sql
\ir ../parts/fill.sql
\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql

-- @next
-- @deploy v3

\ir ../parts/required.sql

-- Nobody names is_active any more. First what names it in the database, then the column.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP COLUMN is_active;
-- @pause 2s
