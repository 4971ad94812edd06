-- breaks: unharmed-by-switch
-- v3 knows no username, and the table insists on one.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/forward.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill.sql
-- @next
\ir ../parts/require.sql
\ir ../parts/index.sql
-- @next
-- @deploy v3
-- @pause 5s
