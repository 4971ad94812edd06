-- breaks: no-invalid
-- The first try was to be unique by mistake, and failed. Its index is still there, and every write keeps it up.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill.sql
-- @next
\ir ../parts/require.sql
-- @expect 23505
CREATE UNIQUE INDEX CONCURRENTLY users_handle_once ON users (full_name);
\ir ../parts/index.sql
