-- breaks: rolled-back
-- v3 came and stayed. Whether one could have gone back, nobody knows.
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
-- @deploy v3
-- @pause 8s
