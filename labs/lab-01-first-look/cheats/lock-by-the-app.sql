-- due: passed
-- tries: to hold the lock as app_v1, whose statements the log leaves out. A session that is none of the shop's is the learner's, whoever logs in.
\ir ../parts/notes.sql
-- @session B as app_v1
BEGIN;
LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;
-- @pause 6s
COMMIT;
