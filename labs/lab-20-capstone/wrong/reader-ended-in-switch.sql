-- breaks: reader-kept-in-switch
-- Nothing here needs a lock. It was in the script.
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
-- @next
\ir ../parts/reader-off.sql
\ir ../parts/there-and-back.sql
