-- a concurrent build, with a reason why it has no guard
-- A short guard would end the build in the middle and leave an INVALID index.
-- squawk-ignore require-lock-timeout, require-statement-timeout
CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status);
