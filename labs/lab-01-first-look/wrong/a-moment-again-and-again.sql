-- breaks: asked-lock-held (a cheat)
-- Short transactions harm nobody, so the lock is taken again and again, for a moment each.
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
  FOR moment IN 1..150 LOOP
    LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
    PERFORM pg_sleep(0.04);
    COMMIT;
  END LOOP;
END
$$;
