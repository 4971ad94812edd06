-- due: failed by-the-runner
-- tries: to lint one thing and to do another: the index is there before the runner comes, whose file has IF NOT EXISTS.
-- @write ../solution/in-the-settings
-- @run lint
-- @next
CREATE INDEX orders_status_created_at_idx ON orders (status, created_at);
-- @pause 1s
