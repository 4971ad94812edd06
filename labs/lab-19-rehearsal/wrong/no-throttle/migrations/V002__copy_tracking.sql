-- transaction: none
DO $$
DECLARE
  last bigint := 0;
  highest bigint := (SELECT max(id) FROM deliveries);
BEGIN
  WHILE last < highest LOOP
    INSERT INTO delivery_tracking
    SELECT id, tracking FROM deliveries WHERE id > last AND id <= last + 1000
    ON CONFLICT DO NOTHING;
    COMMIT;
    last := last + 1000;
  END LOOP;
END
$$;
