-- The server's own witness of each DDL: the guards before it takes a lock, its exact locks after it.
-- They speak through the log alone: it outlives a rollback, and a trigger that writes would break DROP INDEX CONCURRENTLY.
-- The fixed search_path makes the log's context name them zdm.…, which nobody else can; pg_temp is its end, since what is not named is its
-- beginning, and a temporary table called pg_class would be asked for the locks.
CREATE SCHEMA zdm;
REVOKE ALL ON SCHEMA zdm FROM PUBLIC;

CREATE FUNCTION zdm.ddl_start() RETURNS event_trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE LOG 'zdm %', json_build_object(
    'type', 'ddl-start',
    'tag', tg_tag,
    'lockTimeoutMillis', (extract(epoch FROM current_setting('lock_timeout')::interval) * 1000)::bigint,
    'statementTimeoutMillis', (extract(epoch FROM current_setting('statement_timeout')::interval) * 1000)::bigint,
    'transactionTimeoutMillis',
      (extract(epoch FROM coalesce(current_setting('transaction_timeout', true), '0')::interval) * 1000)::bigint);
END
$$;

CREATE FUNCTION zdm.ddl_end() RETURNS event_trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE LOG 'zdm %', json_build_object(
    'type', 'ddl-end',
    'tag', tg_tag,
    'lsn', pg_current_wal_insert_lsn(),
    'objects', (
      SELECT coalesce(json_agg(json_build_object(
        'oid', objid::bigint, 'type', object_type, 'identity', object_identity,
        -- The command still holds its lock on the table, so asking for the size waits for nobody.
        'bytes', CASE object_type WHEN 'table' THEN pg_relation_size(objid) END)), '[]')
      FROM pg_event_trigger_ddl_commands()),
    'locks', (
      SELECT coalesce(json_agg(json_build_object(
        'oid', l.relation::bigint, 'relation', c.relname, 'mode', l.mode)), '[]')
      FROM pg_lock_status() l
      JOIN pg_class c ON c.oid = l.relation
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE l.pid = pg_backend_pid()
        AND l.locktype = 'relation'
        AND l.granted
        AND n.nspname !~ '^pg_'
        AND n.nspname NOT IN ('information_schema', 'zdm')));
END
$$;

CREATE FUNCTION zdm.ddl_drop() RETURNS event_trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE LOG 'zdm %', json_build_object(
    'type', 'dropped',
    'tag', tg_tag,
    'objects', (
      SELECT coalesce(json_agg(json_build_object(
        'oid', objid::bigint, 'type', object_type, 'identity', object_identity)), '[]')
      FROM pg_event_trigger_dropped_objects()));
END
$$;

CREATE FUNCTION zdm.ddl_rewrite() RETURNS event_trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE LOG 'zdm %', json_build_object(
    'type', 'rewrite',
    'oid', pg_event_trigger_table_rewrite_oid()::bigint,
    'relation', (SELECT relname FROM pg_class WHERE oid = pg_event_trigger_table_rewrite_oid()),
    'reason', pg_event_trigger_table_rewrite_reason());
END
$$;

CREATE EVENT TRIGGER zdm_ddl_start ON ddl_command_start EXECUTE FUNCTION zdm.ddl_start();
CREATE EVENT TRIGGER zdm_ddl_end ON ddl_command_end EXECUTE FUNCTION zdm.ddl_end();
CREATE EVENT TRIGGER zdm_ddl_drop ON sql_drop EXECUTE FUNCTION zdm.ddl_drop();
CREATE EVENT TRIGGER zdm_ddl_rewrite ON table_rewrite EXECUTE FUNCTION zdm.ddl_rewrite();
