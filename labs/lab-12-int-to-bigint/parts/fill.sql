-- … and then what was there before, in small bites.
DO $$
DECLARE
  done bigint := 0;
  next bigint;
BEGIN
  LOOP
    SELECT max(id) INTO next FROM (SELECT id FROM payments WHERE id > done ORDER BY id LIMIT 5000) AS batch;
    EXIT WHEN next IS NULL;
    UPDATE payments SET id_new = id WHERE id > done AND id <= next AND id_new IS NULL;
    COMMIT;
    PERFORM pg_sleep(0.02);
    done := next;
  END LOOP;
END
$$;
DO $$
DECLARE
  done bigint := 0;
  next bigint;
BEGIN
  LOOP
    SELECT max(id) INTO next FROM (SELECT id FROM refunds WHERE id > done ORDER BY id LIMIT 5000) AS batch;
    EXIT WHEN next IS NULL;
    UPDATE refunds SET payment_id_new = payment_id WHERE id > done AND id <= next AND payment_id_new IS NULL;
    COMMIT;
    PERFORM pg_sleep(0.02);
    done := next;
  END LOOP;
END
$$;
