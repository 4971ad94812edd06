-- breaks: growth-bounded
-- All rows are filled before the phase that asks how much room that takes.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/fill-without-vacuum.sql
\ir ../parts/both-versions.sql
-- @next
-- @pause 8s
