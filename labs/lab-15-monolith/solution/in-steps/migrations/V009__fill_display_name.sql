-- transaction: none
DO $$
DECLARE
  last bigint := 0;
BEGIN
  LOOP
    UPDATE users SET display_name = full_name WHERE id > last AND id <= last + 2000 AND display_name IS NULL;
    COMMIT;
    last := last + 2000;
    EXIT WHEN last >= (SELECT max(id) FROM users);
  END LOOP;
END
$$;
