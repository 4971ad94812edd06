DROP TABLE old_flags;
