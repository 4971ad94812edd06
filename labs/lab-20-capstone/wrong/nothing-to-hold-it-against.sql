-- breaks: copy-updated-at-once (a cheat)
-- The backfill will be well, but nobody can see beside what.
\ir ../parts/add.sql
