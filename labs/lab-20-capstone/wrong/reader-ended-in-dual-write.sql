-- breaks: reader-kept-in-dual-write
-- A trigger does not even wait for readers.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/reader-off.sql
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
