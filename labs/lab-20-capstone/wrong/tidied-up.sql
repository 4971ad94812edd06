-- breaks: still-agree
-- While one is at it: a handle has no number. The old column keeps it.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/forward.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill.sql
-- @next
\ir ../parts/require.sql
\ir ../parts/index.sql
UPDATE users SET handle = 'old_' || handle WHERE id <= 50;
