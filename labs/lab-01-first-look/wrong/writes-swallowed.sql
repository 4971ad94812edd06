-- breaks: nothing-lost (a cheat)
-- A rule swallows what customers change, and they are told that it is done. No request fails, and none waits.
\ir ../parts/notes.sql
\ir ../parts/lock.sql
CREATE RULE quiet AS ON UPDATE TO users DO INSTEAD NOTHING;
-- @pause 4s
DROP RULE quiet ON users;
