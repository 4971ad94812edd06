-- breaks: reference-there
-- orders.coupon is asked for as a text; here it takes one character.
-- @write coupon-too-short
\ir ../parts/hang.sql
-- @write ../solution/session-lock
-- @write ../solution/twins-in-a-file
DROP INDEX CONCURRENTLY orders_by_status;
-- @run flyway --deployers 2 migrate
