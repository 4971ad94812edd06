-- When the lab began, and how many orders there were: what was written before is the seed's.
CREATE TABLE zdm.lab AS SELECT clock_timestamp() AS began, max(id) AS orders FROM orders;

-- Sixteen orders all over the table: when eight of them are filled, the backfill is about half done.
CREATE TABLE zdm.samples AS SELECT max(id) * n / 32 AS id FROM orders CROSS JOIN generate_series(1, 31, 2) AS n GROUP BY n;

-- What the night shift did, and how many rows of orders had been read until then.
CREATE TABLE zdm.reads (so_far bigint);
CREATE TABLE zdm.interruption (at timestamptz, rows_read bigint);
CREATE FUNCTION zdm.rows_read() RETURNS bigint LANGUAGE sql SET search_path = pg_catalog
  RETURN (SELECT t.seq_tup_read
                 + (SELECT sum(i.idx_tup_read)::bigint FROM pg_stat_all_indexes AS i WHERE i.relid = t.relid)
            FROM pg_stat_all_tables AS t
           WHERE t.schemaname = 'public' AND t.relname = 'orders');

-- Somebody found that autovacuum disturbed the customers, and switched it off for the day.
ALTER TABLE orders SET (autovacuum_enabled = off);
