-- … and then what was there before, in small bites.
DO $$
DECLARE
  done bigint := 0;
  next bigint;
BEGIN
  LOOP
    SELECT max(id) INTO next FROM (SELECT id FROM users WHERE id > done ORDER BY id LIMIT 1000) AS batch;
    EXIT WHEN next IS NULL;
    INSERT INTO users_new (id, username, email, full_name, is_active, created_at) 
    SELECT id, username, email, full_name, is_active, created_at
      FROM users WHERE id > done AND id <= next
       FOR SHARE
    ON CONFLICT (id) DO NOTHING;
    COMMIT;
    done := next;
  END LOOP;
END
$$;
