-- breaks: by-the-runner
-- The index is one command, so no file was written for it.
-- @write ../solution/by-every-hundredth
\ir ../parts/rehearse-and-hand-in.sql
-- @run apply --to 2
CREATE INDEX CONCURRENTLY deliveries_by_carrier ON deliveries (carrier, handed_over);
-- @pause 1s
