-- breaks: handle-required
-- A CHECK says the same, and the planner and the next reader do not know.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill.sql
-- @next
\ir ../parts/only-a-check.sql
\ir ../parts/index.sql
