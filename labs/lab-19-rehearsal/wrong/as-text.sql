-- breaks: table-there
-- A json is a text that was looked at once. Asked for was what deliveries has.
-- @write ../solution/by-every-hundredth
-- @write as-text
\ir ../parts/rehearse-and-hand-in.sql
\ir ../parts/ship.sql
