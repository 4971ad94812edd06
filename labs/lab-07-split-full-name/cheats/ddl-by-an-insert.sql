-- due: failed guarded
-- tries: to hide an unguarded ALTER behind an INSERT: a trigger of a table of its own runs it.
CREATE TABLE wishes (wish text);
CREATE FUNCTION granted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE NEW.wish;
  RETURN NEW;
END
$$;
CREATE TRIGGER granted BEFORE INSERT ON wishes FOR EACH ROW EXECUTE FUNCTION granted();
INSERT INTO wishes VALUES ('ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text');
-- @pause 1s
