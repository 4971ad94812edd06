-- due: failed nothing-left
-- tries: to have the old column gone by giving it another name.
\ir ../parts/in-step.sql
\ir ../parts/fill.sql
\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql
-- @next
-- @deploy v3
\ir ../parts/required.sql
-- @retry 55P03 times=15 pause=300ms factor=1.3
DROP TRIGGER status_in_step ON users;
DROP FUNCTION status_in_step();
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN is_active TO was_active;
-- @pause 2s
