-- The ledger reads the customers in one snapshot, so that its figures fit together. It never looks at orders.
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM users WHERE is_active;
SELECT pg_catalog.pg_sleep(6);
COMMIT;
