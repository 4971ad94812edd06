SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
-- Nobody has read it since the spring: pg_stat_user_tables was watched for a month.
-- squawk-ignore ban-drop-table
DROP TABLE old_flags;
