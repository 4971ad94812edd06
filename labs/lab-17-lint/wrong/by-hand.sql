-- breaks: by-the-runner
-- What is typed is linted by nobody.
-- @write ../solution/in-the-settings
-- @run lint
-- @next
DROP TABLE old_flags;
-- @may-fail
-- @run apply
-- @pause 1s
