-- breaks: public-id-there
-- It looks like a uuid, and is a text.
-- @write ../solution/in-steps
-- @write text-instead-of-uuid
\ir ../parts/ship.sql
