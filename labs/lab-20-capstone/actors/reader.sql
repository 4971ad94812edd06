-- Somebody reads users now and then, for a second or for four. Nobody knows when.
SELECT pg_catalog.pg_sleep(pg_catalog.random() * 4);
SELECT count(*), pg_catalog.pg_sleep(1 + pg_catalog.random() * 3) FROM users WHERE id < 10;
