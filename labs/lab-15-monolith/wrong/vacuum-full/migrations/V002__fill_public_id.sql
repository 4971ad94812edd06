-- transaction: none
-- Whatever is placed from here on has one by default, so the highest id is high enough.
DO $$
DECLARE
  last bigint := 0;
  highest bigint := (SELECT max(id) FROM orders);
BEGIN
  WHILE last < highest LOOP
    UPDATE orders SET public_id = gen_random_uuid() WHERE id > last AND id <= last + 5000 AND public_id IS NULL;
    COMMIT;
    last := last + 5000;
  END LOOP;
END
$$;
-- Every second row is dead now. So the table is written anew, while nobody may read it.
VACUUM FULL orders;
