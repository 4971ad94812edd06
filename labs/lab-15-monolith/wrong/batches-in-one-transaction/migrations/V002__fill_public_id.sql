DO $$
DECLARE
  last bigint := 0;
  highest bigint := (SELECT max(id) FROM orders);
BEGIN
  WHILE last < highest LOOP
    UPDATE orders SET public_id = gen_random_uuid() WHERE id > last AND id <= last + 5000 AND public_id IS NULL;
    last := last + 5000;
  END LOOP;
END
$$;
