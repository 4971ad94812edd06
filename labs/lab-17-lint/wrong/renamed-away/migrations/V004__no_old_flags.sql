SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
-- squawk-ignore renaming-table -- nobody reads this table
ALTER TABLE old_flags RENAME TO very_old_flags;
