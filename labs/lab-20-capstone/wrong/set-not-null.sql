-- breaks: no-scan
-- One word, and ten million rows are read under ACCESS EXCLUSIVE.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill.sql
-- @next
\ir ../parts/index.sql
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ALTER COLUMN handle SET NOT NULL;
