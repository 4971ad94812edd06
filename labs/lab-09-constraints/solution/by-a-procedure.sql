-- A procedure that knocks until nobody is in the way: each step in a transaction of its own, with its guard set inside of it.
CREATE PROCEDURE in_a_quiet_moment(step text) LANGUAGE plpgsql AS $$
BEGIN
  FOR try IN 1..60 LOOP
    BEGIN
      SET LOCAL lock_timeout = '80ms';
      EXECUTE step;
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      NULL;
    END;
    COMMIT;
    PERFORM pg_sleep(0.3);
  END LOOP;
  COMMIT;
END
$$;

-- What the import has left empty, a few hundred rows at a time, past whatever a customer has in hand.
CREATE TEMPORARY TABLE mended AS SELECT id FROM orders WHERE false;
DO $$
DECLARE
  batch bigint[];
BEGIN
  LOOP
    WITH picked AS (SELECT id FROM orders WHERE note IS NULL ORDER BY id LIMIT 300 FOR UPDATE SKIP LOCKED),
         done AS (UPDATE orders o SET note = '' FROM picked WHERE o.id = picked.id RETURNING o.id)
    SELECT array_agg(id) INTO batch FROM done;
    EXIT WHEN batch IS NULL;
    INSERT INTO mended SELECT unnest(batch);
    COMMIT;
  END LOOP;
END
$$;

-- One CHECK that says two things proves NOT NULL, too. The one that was asked for stays beside it.
CALL in_a_quiet_moment('ALTER TABLE orders ADD CONSTRAINT note_and_total CHECK (note IS NOT NULL AND total_cents >= 0) NOT VALID');
CALL in_a_quiet_moment('ALTER TABLE orders VALIDATE CONSTRAINT note_and_total');
CALL in_a_quiet_moment('ALTER TABLE orders ALTER COLUMN note SET NOT NULL');
CALL in_a_quiet_moment('ALTER TABLE orders ADD CHECK (orders.total_cents >= 0) NO INHERIT NOT VALID');
CALL in_a_quiet_moment('ALTER TABLE orders VALIDATE CONSTRAINT orders_total_cents_check');
CALL in_a_quiet_moment('ALTER TABLE orders DROP CONSTRAINT note_and_total');
CALL in_a_quiet_moment('ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE RESTRICT NOT VALID');
CALL in_a_quiet_moment('ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey');

CREATE UNIQUE INDEX CONCURRENTLY one_account_per_address ON users (email);
CALL in_a_quiet_moment('ALTER TABLE users ADD UNIQUE USING INDEX one_account_per_address');
CALL in_a_quiet_moment('DROP INDEX users_email_idx');
DROP PROCEDURE in_a_quiet_moment(text);
