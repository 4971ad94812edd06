-- breaks: growth-bounded
-- Each row is there twice in the end.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill-without-vacuum.sql
-- @pause 2s
