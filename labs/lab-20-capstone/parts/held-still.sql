-- Nobody may change a name meanwhile.
BEGIN;
LOCK TABLE users IN SHARE MODE;
SELECT pg_sleep(2.5);
COMMIT;
