-- a concurrent drop, with a reason why it has no guard
-- A guard that ends it leaves an INVALID index.
-- squawk-ignore require-lock-timeout, require-statement-timeout
DROP INDEX CONCURRENTLY orders_status_idx;
