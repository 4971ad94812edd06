-- The back office's report. It reads orders for twelve seconds and disturbs nobody.
SELECT count(*), pg_catalog.pg_sleep(12) FROM orders WHERE id < 10;
