SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
-- Nobody has read this table since the spring, as pg_stat_user_tables has
-- shown.
-- squawk-ignore ban-drop-table
DROP TABLE old_flags;
