SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
DROP TABLE old_flags;
