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
-- Rules rewrite what comes: no function runs, and the statement that arrives at the table is an ordinary one.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
DO $$
BEGIN
  ALTER TABLE users RENAME TO people;
  CREATE VIEW users AS
    SELECT id, email, username, full_name, is_active, created_at, full_name AS display_name FROM people;
  CREATE RULE add_person AS ON INSERT TO users DO INSTEAD
    INSERT INTO people (email, username, full_name)
    VALUES (NEW.email, NEW.username, coalesce(NEW.display_name, NEW.full_name))
    RETURNING id, email, username, full_name, is_active, created_at, full_name;
  CREATE RULE change_person AS ON UPDATE TO users DO INSTEAD
    UPDATE people
       SET username = NEW.username,
           full_name = CASE WHEN NEW.display_name <> OLD.display_name THEN NEW.display_name ELSE NEW.full_name END
     WHERE id = OLD.id;
END
$$;
-- @deploy v1 v2
-- @pause 15s
