-- The back office's report. It reads orders for six seconds and disturbs nobody.
SELECT count(*), pg_catalog.pg_sleep(6) FROM orders WHERE id < 10;
