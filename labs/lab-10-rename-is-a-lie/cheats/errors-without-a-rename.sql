-- due: failed v1-failed
-- tries: to fail only those customers who are not counted: the errors are those of sessions of its own.
-- @session B as app_v1
DO $$
BEGIN
  FOR i IN 1 .. 40 LOOP
    BEGIN
      EXECUTE 'SELECT display_name FROM users WHERE id = 1';
    EXCEPTION WHEN undefined_column THEN
      RAISE WARNING 'failed';
    END;
  END LOOP;
END
$$;
-- @expect 42703
SELECT display_name FROM users WHERE id = 1;
-- @pause 2s
