-- breaks: small-steps
-- Ten million rows in one transaction.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
-- @within 20min
UPDATE users SET handle = username WHERE handle IS NULL;
