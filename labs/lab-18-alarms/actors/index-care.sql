-- A concurrent build that takes its time, and is well: a writer keeps it at its first door for a while.
SET application_name = 'index-care';
SET lock_timeout = '2s';
DROP INDEX IF EXISTS reviews_stars_idx;
RESET lock_timeout;
-- @session writer
BEGIN;
LOCK TABLE reviews IN ROW EXCLUSIVE MODE;
-- @session A
-- @async
CREATE INDEX CONCURRENTLY reviews_stars_idx ON reviews (stars);
-- @pause 5s
-- @session writer
ROLLBACK;
-- @join A
-- @pause 1s
