-- breaks: all-filled
-- What the backfill has read was true ten seconds ago. It needs a one-way trigger to be wrong: who writes handle writes nothing else.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/forward.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill-from-a-copy.sql
