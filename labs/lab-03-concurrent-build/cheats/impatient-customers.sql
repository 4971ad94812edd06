-- due: failed nobody-harmed
-- tries: to spare customers the wait behind a lock: a trigger of theirs has them give up at once.
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
CREATE TABLE till (id int PRIMARY KEY);
INSERT INTO till VALUES (1);
GRANT ALL ON till TO shop_app;
CREATE FUNCTION briefly() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('lock_timeout', '5ms', true);
  PERFORM FROM till WHERE id = 1 FOR UPDATE;
  RETURN NEW;
END
$$;
CREATE TRIGGER briefly BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION briefly();
BEGIN;
SELECT id FROM till FOR UPDATE;
-- @pause 2s
ROLLBACK;
DROP TRIGGER briefly ON orders;
-- @pause 2s
