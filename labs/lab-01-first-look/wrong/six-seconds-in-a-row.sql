-- breaks: asked-lock-held (a cheat)
-- Six seconds are six times one second. The lock is given back six times, however quickly it is taken again.
UPDATE first_look
   SET answer = CASE question
                  WHEN 'app_role' THEN (SELECT min(usename) FROM pg_stat_activity
                                         WHERE datname = current_database() AND usename LIKE 'app%')
                  WHEN 'largest_table' THEN 'orders'
                  WHEN 'two_facts' THEN 'full_name'
                  WHEN 'not_indexed' THEN 'status'
                END;
DO $$
BEGIN
  FOR second IN 1..6 LOOP
    LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
    PERFORM pg_sleep(1);
    COMMIT;
  END LOOP;
END
$$;
