-- Everything in one block of code, in one transaction of its own: the notes, the lock, a look at it, and the wait.
DO $$
DECLARE
  modes text;
BEGIN
  MERGE INTO first_look AS noted
  USING (VALUES ('largest_table', 'orders'), ('two_facts', 'full_name'), ('not_indexed', 'status'),
                ('app_role', (SELECT min(usename)::text FROM pg_stat_activity
                               WHERE datname = current_database() AND usename LIKE 'app%'))) AS found (question, answer)
     ON noted.question = found.question
   WHEN MATCHED THEN UPDATE SET answer = found.answer
   WHEN NOT MATCHED THEN INSERT VALUES (found.question, found.answer);
  LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
  SELECT string_agg(mode, ', ') INTO modes FROM pg_locks WHERE pid = pg_backend_pid() AND relation = 'users'::regclass;
  RAISE NOTICE '%', modes;
  PERFORM pg_sleep(7);
END
$$;
