-- breaks: nothing-lost-at-all (a cheat)
-- Now that it is over, some names are made nicer.
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
\ir ../parts/there-and-back.sql
-- @next
\ir ../parts/contract.sql
RESET lock_timeout;
UPDATE users SET handle = 'the_' || handle WHERE id % 100 = 0;
-- @pause 1s
