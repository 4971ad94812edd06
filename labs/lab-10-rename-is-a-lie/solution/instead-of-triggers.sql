-- v2 is rolled out, as one would, and its profile page is in use. It does not know the column yet: that is the first half of the lie.
-- @deploy v1 v2
-- @pause 8s
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN full_name TO display_name;
-- Now v2 is served, and v1 is not.
-- @pause 4s
-- An emergency: back to where it worked, and v2 with it.
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users RENAME COLUMN display_name TO full_name;
-- @deploy v1
-- @pause 2s

-- @next
-- The view answers to both names, and functions of ours decide what a write means. What is not given comes from the table's defaults.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  ALTER TABLE users RENAME TO accounts;
  CREATE VIEW users AS
    SELECT id, email, username, full_name, is_active, created_at, full_name AS display_name FROM accounts;

  CREATE FUNCTION add_account() RETURNS trigger LANGUAGE plpgsql AS $f$
  BEGIN
    INSERT INTO accounts (email, username, full_name)
    VALUES (NEW.email, NEW.username, coalesce(NEW.display_name, NEW.full_name))
    RETURNING id, is_active, created_at INTO NEW.id, NEW.is_active, NEW.created_at;
    RETURN NEW;
  END
  $f$;
  CREATE FUNCTION change_account() RETURNS trigger LANGUAGE plpgsql AS $f$
  BEGIN
    UPDATE accounts
       SET email = NEW.email, username = NEW.username, is_active = NEW.is_active, created_at = NEW.created_at,
           full_name = CASE WHEN NEW.display_name IS DISTINCT FROM OLD.display_name THEN NEW.display_name ELSE NEW.full_name END
     WHERE id = OLD.id;
    RETURN NEW;
  END
  $f$;
  CREATE TRIGGER add_account INSTEAD OF INSERT ON users FOR EACH ROW EXECUTE FUNCTION add_account();
  CREATE TRIGGER change_account INSTEAD OF UPDATE ON users FOR EACH ROW EXECUTE FUNCTION change_account();
END
$$;
-- @deploy v1 v2
-- @pause 15s
