-- breaks: username-gone
-- It works. The old column stays, and will be read again by somebody.
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
-- @write ../solution/words
-- @run words
