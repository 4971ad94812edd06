-- breaks: all-filled
-- The program reads names, and writes them into the new column a moment later, whatever the old one says by then. With a one-way trigger nothing mends that.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/forward.sql
\ir ../parts/both-versions.sql
-- @next
CREATE TABLE backfill AS SELECT 0::bigint AS done, max(id) AS upto FROM users;
-- @write java-overwrites-newer-names
-- @run backfill
