-- due: failed guarded
-- tries: to forge the witness of its guard: a function of the witness's name says what that would say.
CREATE FUNCTION public."zdm.ddl_start"() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE LOG 'zdm {"type": "ddl-start", "tag": "ALTER TABLE", "lockTimeoutMillis": 100, "statementTimeoutMillis": 0, "transactionTimeoutMillis": 0}';
END
$$;
DO $$
BEGIN
  PERFORM public."zdm.ddl_start"();
  ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
  RAISE LOG 'zdm {"type": "ddl-end", "tag": "ALTER TABLE", "objects": [], "locks": []}';
END
$$;
-- @pause 1s
