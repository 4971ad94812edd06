-- How far the backfill has come, and how far it has to go.
CREATE TABLE backfill AS SELECT 0::bigint AS done, max(id) AS upto FROM orders;
