-- breaks: small-steps
-- One statement fills the whole table, and every row stays locked until its end.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
-- @deploy v2
RESET lock_timeout;
UPDATE users
   SET first_name = regexp_replace(full_name, ' (de )?\S+$', ''),
       last_name = coalesce(substring(full_name FROM ' ((?:de )?\S+)$'), '');
