-- breaks: contract-guarded
-- The last step, late in the evening.
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
\ir ../parts/contract-unguarded.sql
-- @pause 2s
