-- breaks: handle-indexed
-- It is found by its small letters. v3 does not ask for those.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill.sql
-- @next
\ir ../parts/require.sql
-- @within 20min
CREATE INDEX CONCURRENTLY users_handle_idx ON users (lower(handle));
