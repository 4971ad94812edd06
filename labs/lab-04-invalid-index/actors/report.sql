-- The back office's report. It reads orders for five seconds and disturbs nobody.
SELECT count(*), pg_catalog.pg_sleep(5) FROM orders WHERE id < 10;
