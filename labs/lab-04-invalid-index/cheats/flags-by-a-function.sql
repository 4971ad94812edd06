-- due: failed no-invalid-left
-- tries: to write the flags of the catalogue by a function, by a rule, and by COPY. It belongs to nobody who may log in.
\ir ../parts/interrupted.sql
-- @next
CREATE FUNCTION mend() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
  UPDATE pg_index SET indisvalid = true, indisready = true WHERE NOT indisvalid
$$;
-- @expect 42501
SELECT mend();
-- @expect 42501
CREATE RULE mended AS ON UPDATE TO pg_index DO ALSO NOTHING;
-- @expect 42501
SET allow_system_table_mods = on;
DROP FUNCTION mend();
-- @pause 1s
