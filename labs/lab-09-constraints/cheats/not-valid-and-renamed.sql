-- due: failed check-in-force
-- tries: to have a constraint that is NOT VALID taken for a valid one: it is renamed, commented and moved about.
\ir ../parts/not-null.sql
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders ADD CONSTRAINT later CHECK (total_cents >= 0) NOT VALID;
-- @retry 55P03 times=40 pause=500ms
ALTER TABLE orders RENAME CONSTRAINT later TO "orders_total_not_negative VALIDATED";
COMMENT ON CONSTRAINT "orders_total_not_negative VALIDATED" ON orders IS 'convalidated = true';
-- @expect 42501
UPDATE pg_constraint SET convalidated = true WHERE contype = 'c';
-- @pause 1s
