-- due: failed small-steps
-- tries: to fill all handles at once in a session of role app_v2, whose statements the log leaves out.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
-- @session B as app_v2
-- @within 10min
UPDATE users SET handle = username WHERE handle IS NULL;
-- @pause 1s
