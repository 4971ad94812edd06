-- The back office's report, a long one. It only reads.
SELECT count(*), pg_catalog.pg_sleep(40) FROM orders WHERE id < 10;
