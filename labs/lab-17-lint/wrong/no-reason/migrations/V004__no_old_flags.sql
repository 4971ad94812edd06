SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
-- squawk-ignore ban-drop-table
DROP TABLE old_flags;
