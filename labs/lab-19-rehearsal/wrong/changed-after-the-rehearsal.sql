-- breaks: rehearsed-in-time
-- What was rehearsed is not what was applied.
-- @write ../solution/by-every-hundredth
\ir ../parts/rehearse-and-hand-in.sql
-- @write changed-after-the-rehearsal
-- @run apply
-- @pause 1s
