-- breaks: nothing-lost (a cheat)
-- A rule keeps the customers' writes out while the table is changed, and they are told that all is saved.
\ir ../parts/not-null.sql
\ir ../parts/check.sql
\ir ../parts/foreign-key.sql
\ir ../parts/unique.sql
-- @retry 55P03 times=40 pause=500ms
CREATE RULE quiet AS ON UPDATE TO users DO INSTEAD NOTHING;
-- @pause 4s
-- @retry 55P03 times=40 pause=500ms
DROP RULE quiet ON users;
