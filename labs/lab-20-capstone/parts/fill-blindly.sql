-- Batches as they should be, and nobody looks at the standby.
CREATE PROCEDURE fill_users() LANGUAGE plpgsql AS $$
DECLARE
  last bigint := 0;
BEGIN
  WHILE last < (SELECT max(id) FROM users) LOOP
    UPDATE users SET handle = username WHERE id > last AND id <= last + 2000;
    COMMIT;
    last := last + 2000;
  END LOOP;
END
$$;
-- @within 20min
CALL fill_users();
DROP PROCEDURE fill_users();
