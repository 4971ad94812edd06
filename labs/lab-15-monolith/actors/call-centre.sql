-- The call centre's list of customers: a second and a half, and only reading.
SELECT count(*), pg_catalog.pg_sleep(1.5) FROM users WHERE id < 10;
