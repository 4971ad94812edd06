-- breaks: by-the-runner
-- All files are right, and one statement was quicker to type than to write into a file.
-- @write ../solution/in-steps
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
-- @may-fail
-- @run apply
-- @pause 2s
