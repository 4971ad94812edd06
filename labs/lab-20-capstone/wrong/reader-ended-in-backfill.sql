-- breaks: reader-kept-in-backfill
-- An UPDATE does not wait for readers, either.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/reader-off.sql
\ir ../parts/fill.sql
