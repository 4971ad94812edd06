-- Somebody reads users, for a second or for four, and comes back when they like.
SELECT count(*), pg_catalog.pg_sleep(1 + pg_catalog.random() * 3) FROM users WHERE id < 10;
SELECT pg_catalog.pg_sleep(pg_catalog.random() * 3);
