-- breaks: public-id-required
-- Half of the orders are filled, so the NOT NULL was put off.
-- @write ../solution/in-steps
-- @write stops-too-early
\ir ../parts/ship.sql
