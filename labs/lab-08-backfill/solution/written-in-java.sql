-- A quarter of the orders, on a table that nobody uses: one UPDATE may do there what it likes. The indexes are those of orders, since an
-- UPDATE writes to them too.
CREATE TABLE orders_copy (LIKE orders INCLUDING INDEXES);
INSERT INTO orders_copy SELECT * FROM orders WHERE id % 4 = 0;
ALTER TABLE orders_copy ADD COLUMN line_count int;
-- What follows is to be seen by itself.
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication
UPDATE orders_copy SET line_count = jsonb_array_length(items);

-- What that has written is still on its way to the standby.
-- @within 10min
-- @until SELECT coalesce(max(pg_current_wal_lsn() - replay_lsn), 0) < 1000000 FROM pg_stat_replication

-- @next
SET lock_timeout = '200ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE orders ADD COLUMN line_count int;
RESET lock_timeout;

-- From here on every new order arrives with its count, and nobody is left who places one without.
-- @deploy v2

-- How far the backfill has come, and how far it has to go.
CREATE TABLE backfill AS SELECT 0::bigint AS done, max(id) AS upto FROM orders;

-- It waits for the standby, makes room, and goes on: after the night shift has ended its session, and after the stand has ended its process.
-- @write in-java
-- @run backfill
