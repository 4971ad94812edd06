-- breaks: not-rewritten
-- A stored generated column is filled by the server, all at once, while nobody may even read.
\ir ../parts/copy.sql
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ADD COLUMN handle text GENERATED ALWAYS AS (username) STORED;
