-- breaks: table-there
-- A json is a text that was looked at once. Asked for was what deliveries has.
-- @write ../solution/by-every-hundredth
-- @write as-text
\ir ../parts/ship.sql
