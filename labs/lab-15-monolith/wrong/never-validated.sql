-- breaks: public-id-required
-- NOT VALID counts for rows to come. Nobody has looked at the others.
-- @write ../solution/in-steps
-- @write never-validated
\ir ../parts/ship.sql
