-- due: failed names-agree
-- tries: to carry over only what the customers who come most often write.
\ir ../parts/columns.sql
CREATE FUNCTION split_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id % 3 = 0 THEN
    NEW.first_name := regexp_replace(NEW.full_name, ' (de )?\S+$', '');
    NEW.last_name := coalesce(substring(NEW.full_name FROM ' ((?:de )?\S+)$'), '');
  END IF;
  RETURN NEW;
END
$$;
-- @retry 55P03 times=15 pause=300ms factor=1.3
CREATE TRIGGER split_name BEFORE INSERT OR UPDATE OF full_name ON users FOR EACH ROW EXECUTE FUNCTION split_name();
RESET lock_timeout;
DO $$
DECLARE
  done bigint := 0;
BEGIN
  LOOP
    UPDATE users
       SET first_name = regexp_replace(full_name, ' (de )?\S+$', ''),
           last_name = coalesce(substring(full_name FROM ' ((?:de )?\S+)$'), '')
     WHERE id > done AND id <= done + 2000;
    COMMIT;
    done := done + 2000;
    EXIT WHEN done >= (SELECT max(id) FROM users);
  END LOOP;
END
$$;
-- @pause 10s
