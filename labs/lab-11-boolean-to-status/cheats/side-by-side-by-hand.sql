-- due: failed both-served
-- tries: to pass sessions of its own for customers of v2, and to deploy nothing.
\ir ../parts/in-step.sql
\ir ../parts/fill.sql
-- @session B as app_v2
DO $$
BEGIN
  FOR i IN 1 .. 60 LOOP
    PERFORM status FROM users WHERE id = i;
    PERFORM pg_sleep(0.2);
  END LOOP;
END
$$;
