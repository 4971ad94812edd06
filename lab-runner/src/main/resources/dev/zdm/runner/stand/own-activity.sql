-- Whoever is on a stand has a server of their own, as far as they can tell: in this database the system views show its
-- own sessions, locks and progress, and the server's own processes, with all details. What other learners run on the
-- same server is none of their business, and no alert of theirs may ring because of it.
SET allow_system_table_mods = on;

CREATE OR REPLACE VIEW zdm.activity AS
SELECT a.*
FROM pg_catalog.pg_stat_get_activity(NULL) a
WHERE a.datid IS NULL
   OR a.datid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database());

CREATE OR REPLACE FUNCTION zdm.activity() RETURNS SETOF zdm.activity
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT * FROM zdm.activity $$;

CREATE OR REPLACE VIEW zdm.locks AS
SELECT l.*
FROM pg_catalog.pg_lock_status() l
WHERE l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
   OR (coalesce(l.database, 0) = 0 AND (l.pid IS NULL OR l.pid IN (SELECT pid FROM zdm.activity)));

CREATE OR REPLACE FUNCTION zdm.locks() RETURNS SETOF zdm.locks
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT * FROM zdm.locks $$;

CREATE OR REPLACE VIEW zdm.progress AS
SELECT p.* FROM pg_catalog.pg_stat_get_progress_info('VACUUM') p;

CREATE OR REPLACE FUNCTION zdm.progress(command text) RETURNS SETOF zdm.progress
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
    SELECT *
    FROM pg_catalog.pg_stat_get_progress_info(command) p
    WHERE p.datid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
  $$;

CREATE OR REPLACE VIEW zdm.wal_senders AS
SELECT * FROM pg_catalog.pg_stat_get_wal_senders();

CREATE OR REPLACE FUNCTION zdm.wal_senders() RETURNS SETOF zdm.wal_senders
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT * FROM zdm.wal_senders $$;

DO $$
DECLARE
  v record;
BEGIN
  FOR v IN
    SELECT viewname, definition AS before,
           regexp_replace(
             replace(replace(replace(definition,
               'pg_stat_get_activity(NULL::integer)', 'zdm.activity()'),
               'pg_lock_status()', 'zdm.locks()'),
               'pg_stat_get_wal_senders()', 'zdm.wal_senders()'),
             '\mpg_stat_get_progress_info\(', 'zdm.progress(', 'g') AS after
    FROM pg_catalog.pg_views
    WHERE schemaname = 'pg_catalog'
  LOOP
    IF v.before <> v.after THEN
      EXECUTE format('CREATE OR REPLACE VIEW pg_catalog.%I AS %s', v.viewname, v.after);
    END IF;
  END LOOP;
END
$$;

RESET allow_system_table_mods;
