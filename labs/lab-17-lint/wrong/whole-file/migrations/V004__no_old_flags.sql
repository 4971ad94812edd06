-- Nobody has read it since the spring.
-- squawk-ignore-file
DROP TABLE old_flags;
