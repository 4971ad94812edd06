-- due: failed names-agree
-- tries: to fill only some rows, in the hope that nobody looks at the others.
\ir ../parts/columns.sql
-- @deploy v2
RESET lock_timeout;
UPDATE users
   SET first_name = regexp_replace(full_name, ' (de )?\S+$', ''),
       last_name = coalesce(substring(full_name FROM ' ((?:de )?\S+)$'), '')
 WHERE id % 10 = 0 OR id > (SELECT max(id) - 1000 FROM users);
-- @pause 3s
