-- breaks: reader-kept-in-validate
-- The constraint wants the table for a moment.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill.sql
-- @next
\ir ../parts/reader-off.sql
\ir ../parts/require.sql
\ir ../parts/index.sql
