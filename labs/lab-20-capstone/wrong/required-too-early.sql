-- breaks: validate-guarded
-- NOT NULL comes at the end of the phase before, where nobody asks for a guard, and in a moment without the reader.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill.sql
-- @until SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'SELECT count%pg_sleep(1 +%' AND state = 'active')
-- @until SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'SELECT count%pg_sleep(1 +%' AND state = 'active')
\ir ../parts/require-unguarded.sql
-- @next
\ir ../parts/index.sql
