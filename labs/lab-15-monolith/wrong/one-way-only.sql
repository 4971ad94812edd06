-- breaks: names-agree
-- What v2 writes does not reach full_name: v1 shows its customers their old names.
-- @write ../solution/in-steps
-- @write one-way-only
\ir ../parts/ship.sql
