-- breaks: old-column-gone
-- Expand, switch, and never contract: the old column stays, and rots.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

\ir ../parts/v2-and-filled.sql
\ir ../parts/required.sql
\ir ../parts/v3.sql

-- @next
-- @pause 2s
