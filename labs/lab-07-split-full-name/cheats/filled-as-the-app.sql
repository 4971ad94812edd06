-- due: failed small-steps
-- tries: to fill all rows at once in a session of role app_v2, whose statements the log leaves out.
\ir ../parts/columns.sql
-- @deploy v2
-- @session B as app_v2
UPDATE users
   SET first_name = regexp_replace(full_name, ' (de )?\S+$', ''),
       last_name = coalesce(substring(full_name FROM ' ((?:de )?\S+)$'), '');
-- @pause 1s
