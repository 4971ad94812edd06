-- breaks: validate-guarded
-- NOT VALID is quick once it has its lock.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill.sql
-- @next
\ir ../parts/require-unguarded.sql
\ir ../parts/index.sql
