-- breaks: unharmed-by-validate
-- It is proved that each row has a handle. Nobody could write meanwhile.
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
\ir ../parts/held-still.sql
