-- breaks: nobody-harmed
-- A lock on the table, to be sure: customers wait for three seconds.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column-and-v2.sql

-- Nobody shall place an order while we look how far to go.
BEGIN;
LOCK TABLE orders IN SHARE MODE;
SELECT max(id) FROM orders;
SELECT pg_sleep(3);
COMMIT;
