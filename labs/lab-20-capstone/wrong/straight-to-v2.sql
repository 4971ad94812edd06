-- breaks: side-by-side
-- v1 is gone before anybody has seen both at work.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
-- @deploy v2
-- @pause 8s
