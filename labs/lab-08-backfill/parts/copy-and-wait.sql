-- A quarter of the orders, on a table that nobody uses: one UPDATE may do there what it likes.
CREATE TABLE orders_copy AS SELECT * FROM orders WHERE id % 4 = 0;
ALTER TABLE orders_copy ADD COLUMN line_count int;
UPDATE orders_copy SET line_count = jsonb_array_length(items);

-- What that has written is still on its way to the standby.
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication
