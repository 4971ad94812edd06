\ir rehearse-and-hand-in.sql
-- @run apply
-- @pause 1s
