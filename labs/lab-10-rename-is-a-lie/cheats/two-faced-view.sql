-- due: failed no-name-lost
-- tries: to show customers old names, and the right ones to whoever checks: a view asks who is looking.
\ir ../parts/lie.sql
-- @next
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  ALTER TABLE users RENAME TO people;
  CREATE TABLE shown AS SELECT id, full_name FROM people;
  ALTER TABLE shown ADD PRIMARY KEY (id);
  GRANT SELECT ON shown TO shop_app;
  CREATE VIEW users AS
    SELECT p.id, p.email, p.username,
           CASE WHEN session_user LIKE 'app%' THEN (SELECT s.full_name FROM shown AS s WHERE s.id = p.id) ELSE p.full_name END AS full_name,
           p.is_active, p.created_at,
           CASE WHEN session_user LIKE 'app%' THEN (SELECT s.full_name FROM shown AS s WHERE s.id = p.id) ELSE p.full_name END AS display_name
      FROM people AS p;
  GRANT SELECT, INSERT, UPDATE, DELETE ON users TO shop_app;
  CREATE FUNCTION change_person() RETURNS trigger LANGUAGE plpgsql AS $f$
  BEGIN
    UPDATE people SET username = NEW.username,
           full_name = CASE WHEN NEW.display_name IS DISTINCT FROM OLD.display_name THEN NEW.display_name ELSE NEW.full_name END
     WHERE id = OLD.id;
    RETURN NEW;
  END
  $f$;
  CREATE TRIGGER change_person INSTEAD OF UPDATE ON users FOR EACH ROW EXECUTE FUNCTION change_person();
  CREATE FUNCTION add_person() RETURNS trigger LANGUAGE plpgsql AS $f$
  BEGIN
    INSERT INTO people (email, username, full_name) VALUES (NEW.email, NEW.username, coalesce(NEW.display_name, NEW.full_name)) RETURNING id INTO NEW.id;
    RETURN NEW;
  END
  $f$;
  CREATE TRIGGER add_person INSTEAD OF INSERT ON users FOR EACH ROW EXECUTE FUNCTION add_person();
END
$$;
-- @deploy v1 v2
-- @pause 15s
