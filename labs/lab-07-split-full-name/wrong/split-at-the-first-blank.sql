-- breaks: names-agree
-- Split at the first blank: Ana Maria loses half of her name.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
-- @deploy v2
-- Each batch commits by itself. The guard above is for DDL: a batch may well wait for a customer's row.
-- No row is passed over: while the old version was being replaced it may have overwritten a name that was split already.
RESET lock_timeout;
DO $$
DECLARE
  done bigint := 0;
BEGIN
  LOOP
    UPDATE users
       SET first_name = split_part(full_name, ' ', 1),
           last_name = ltrim(substr(full_name, length(split_part(full_name, ' ', 1)) + 1))
     WHERE id > done AND id <= done + 2000;
    COMMIT;
    done := done + 2000;
    EXIT WHEN done >= (SELECT max(id) FROM users);
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;
