-- due: failed asked-lock-held
-- tries: to make two seconds look like more, by the clock of its own session.
\ir ../parts/notes.sql
SET timezone = 'Pacific/Kiritimati';
SET intervalstyle = 'iso_8601';
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 2s
SET LOCAL timezone = 'Etc/GMT+12';
COMMIT;
