-- breaks: not-rewritten
-- The fill is right, and the room that it took is won back in the most expensive way.
-- @write ../solution/in-steps
-- @write vacuum-full
\ir ../parts/ship.sql
