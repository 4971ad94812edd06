-- breaks: nothing-left
-- The copy that was so useful is still there.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill.sql
-- @next
\ir ../parts/require.sql
\ir ../parts/index.sql
-- @next
\ir ../parts/there-and-back.sql
-- @next
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ALTER COLUMN username DROP NOT NULL;
-- @retry 55P03 times=40 pause=300ms factor=1.2
DROP TRIGGER one_name ON users;
DROP FUNCTION one_name();
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users DROP COLUMN username;
