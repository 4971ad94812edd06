-- breaks: handle-there
-- A varchar, as in the other company.
\ir ../parts/copy.sql
SET lock_timeout = '200ms';
-- @retry 55P03 times=40 pause=300ms factor=1.2
ALTER TABLE users ADD COLUMN handle varchar(50);
