SET LOCAL lock_timeout = '500ms';
DROP TABLE old_flags;
