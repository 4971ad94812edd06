-- breaks: nothing-lost
-- v3's names stand in handle alone. Whoever goes back logs in under the old one.
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
\ir ../parts/forward-away.sql
\ir ../parts/there-and-back.sql
