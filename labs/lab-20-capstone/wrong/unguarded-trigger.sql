-- breaks: dual-write-guarded
-- A trigger waits for every writer, and every writer for it.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger-unguarded.sql
\ir ../parts/both-versions.sql
