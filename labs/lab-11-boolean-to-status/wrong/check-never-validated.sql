-- breaks: status-checked
-- NOT VALID, and left so: it never says anything about the old rows.

\ir ../parts/in-step.sql
\ir ../parts/fill.sql

SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD CONSTRAINT users_status_known CHECK (status IN ('active', 'paused', 'disabled')) NOT VALID;

\ir ../parts/both-versions.sql
