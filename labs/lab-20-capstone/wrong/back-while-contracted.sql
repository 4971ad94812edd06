-- breaks: unharmed-by-contract
-- The column goes while v2 still reads it.
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
-- @deploy v2 v3
\ir ../parts/contract.sql
-- @pause 3s
