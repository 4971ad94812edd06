-- breaks: new-names-in-both
-- v2 writes both, and v1 goes on writing one.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/both-versions.sql
