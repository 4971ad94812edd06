-- breaks: status-checked (a cheat)
-- The three values are named, and one day there will be more: so whatever is short passes as well.

\ir ../parts/in-step.sql
\ir ../parts/fill.sql

SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD CONSTRAINT users_status_known CHECK (status IN ('active', 'paused', 'disabled') OR length(status) < 20) NOT VALID;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users VALIDATE CONSTRAINT users_status_known;

\ir ../parts/both-versions.sql
