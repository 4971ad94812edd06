-- breaks: unharmed-by-dual-write
-- It was created without an error. Who calls it gets one.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger-misspelt.sql
-- @pause 3s
