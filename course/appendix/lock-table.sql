-- What the appendix "Lock table" measures: bin/lessons lock-table runs each statement on a stand and writes lock-table.md.
-- A heading begins with #. Each statement finds a fresh shop, in which "@before" has been committed, and runs in a transaction of its own;
-- "@alone" is for a statement that refuses one, or whose locks have to be seen while it is at work.

-- # Adding columns
ALTER TABLE orders ADD COLUMN c text;
ALTER TABLE orders ADD COLUMN c text NOT NULL DEFAULT 'x';
ALTER TABLE orders ADD COLUMN c timestamptz DEFAULT now();
ALTER TABLE orders ADD COLUMN c timestamptz DEFAULT clock_timestamp();
ALTER TABLE orders ADD COLUMN c uuid DEFAULT gen_random_uuid();
ALTER TABLE orders ADD COLUMN c bigint GENERATED ALWAYS AS IDENTITY;
ALTER TABLE orders ADD COLUMN c int GENERATED ALWAYS AS (total_cents * 2) STORED;
ALTER TABLE orders ADD COLUMN c int GENERATED ALWAYS AS (total_cents * 2) VIRTUAL;
ALTER TABLE orders ADD COLUMN c int CHECK (c > 0);
ALTER TABLE orders ADD COLUMN c int UNIQUE;
ALTER TABLE orders ADD COLUMN c bigint REFERENCES users;

-- # Changing columns
ALTER TABLE orders DROP COLUMN note;
ALTER TABLE orders RENAME COLUMN note TO remark;
ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'none';
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;
-- @before ALTER TABLE orders ALTER COLUMN note DROP NOT NULL
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
-- @before ALTER TABLE orders ALTER COLUMN note DROP NOT NULL, ADD CONSTRAINT n CHECK (note IS NOT NULL)
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
ALTER TABLE orders ALTER COLUMN total_cents TYPE bigint;
ALTER TABLE orders ALTER COLUMN note TYPE varchar(200);
-- @before ALTER TABLE orders ADD COLUMN c varchar(20)
ALTER TABLE orders ALTER COLUMN c TYPE varchar(40);
-- @before ALTER TABLE orders ADD COLUMN c varchar(20)
ALTER TABLE orders ALTER COLUMN c TYPE text;
ALTER TABLE orders ALTER COLUMN note SET STATISTICS 500;
ALTER TABLE orders ALTER COLUMN note SET COMPRESSION pglz;

-- # Constraints
ALTER TABLE orders ADD CONSTRAINT n CHECK (total_cents >= 0);
ALTER TABLE orders ADD CONSTRAINT n CHECK (total_cents >= 0) NOT VALID;
-- @before ALTER TABLE orders ALTER COLUMN note DROP NOT NULL
ALTER TABLE orders ADD CONSTRAINT n NOT NULL note NOT VALID;
ALTER TABLE orders ADD CONSTRAINT n FOREIGN KEY (user_id) REFERENCES users;
ALTER TABLE orders ADD CONSTRAINT n FOREIGN KEY (user_id) REFERENCES users NOT VALID;
ALTER TABLE orders ADD CONSTRAINT n FOREIGN KEY (user_id) REFERENCES users NOT ENFORCED;
ALTER TABLE orders ADD CONSTRAINT n UNIQUE (id, user_id);
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;
ALTER TABLE orders RENAME CONSTRAINT orders_user_id_fkey TO n;

-- # Validating
-- @alone
-- @before ALTER TABLE orders ADD CONSTRAINT n CHECK (total_cents >= 0) NOT VALID
ALTER TABLE orders VALIDATE CONSTRAINT n;
-- @alone
-- @before ALTER TABLE orders ADD CONSTRAINT n FOREIGN KEY (user_id) REFERENCES users NOT VALID
ALTER TABLE orders VALIDATE CONSTRAINT n;

-- # Indexes
CREATE INDEX i ON orders (total_cents);
CREATE UNIQUE INDEX i ON orders (id, total_cents);
-- @alone
CREATE INDEX CONCURRENTLY i ON orders (total_cents);
DROP INDEX orders_created_at_idx;
-- @alone
-- @before CREATE INDEX CONCURRENTLY i ON orders (total_cents)
DROP INDEX CONCURRENTLY i;
REINDEX INDEX orders_user_id_idx;
-- @alone
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
ALTER INDEX orders_user_id_idx RENAME TO i;

-- # Tables and views
CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint REFERENCES orders);
CREATE TABLE lines (LIKE orders INCLUDING ALL);
CREATE VIEW v AS SELECT id, status FROM orders;
ALTER TABLE orders RENAME TO purchases;
ALTER TABLE orders SET (fillfactor = 90);
ALTER TABLE orders SET (autovacuum_vacuum_scale_factor = 0.01);
-- @before CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint REFERENCES orders)
DROP TABLE lines;
TRUNCATE orders;
ALTER TABLE orders SET UNLOGGED;

-- # Triggers and rights
-- @before CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'
CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();
-- @before CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'
-- @before CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f()
ALTER TABLE orders DISABLE TRIGGER t;
-- @before CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'
-- @before CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f()
DROP TRIGGER t ON orders;
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
COMMENT ON COLUMN orders.note IS 'what the customer wrote';

-- # Maintenance
ANALYZE orders;
-- @alone
VACUUM orders;
-- @alone
VACUUM FULL orders;
CLUSTER orders USING orders_pkey;
CREATE STATISTICS s ON user_id, status FROM orders;

-- # What customers do
SELECT * FROM orders WHERE id = 1;
SELECT * FROM orders WHERE id = 1 FOR UPDATE;
UPDATE orders SET note = note WHERE id = 1;
