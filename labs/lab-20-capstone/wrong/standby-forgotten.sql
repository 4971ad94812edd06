-- breaks: lag-bounded
-- The batches are short, and there are too many of them a second.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill-blindly.sql
-- @pause 8s
