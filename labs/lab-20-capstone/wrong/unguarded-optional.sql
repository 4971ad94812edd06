-- breaks: switch-guarded
-- One more ALTER, in passing.
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
ALTER TABLE users ALTER COLUMN username DROP NOT NULL;
\ir ../parts/there-and-back.sql
