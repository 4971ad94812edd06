-- breaks: handle-still-indexed
-- The index of the old name went with the column. This is the other one.
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
\ir ../parts/contract.sql
RESET lock_timeout;
DROP INDEX CONCURRENTLY users_handle_idx;
