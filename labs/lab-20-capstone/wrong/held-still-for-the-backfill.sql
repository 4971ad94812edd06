-- breaks: unharmed-by-backfill
-- To be on the safe side nobody may write while it begins.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/held-still.sql
