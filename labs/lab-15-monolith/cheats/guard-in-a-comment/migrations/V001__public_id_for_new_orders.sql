/* SET LOCAL lock_timeout = '500ms';
   SET LOCAL statement_timeout = '5s'; */
SELECT $$SET LOCAL lock_timeout = '500ms'; SET LOCAL statement_timeout = '5s';$$ AS guarded;
ALTER TABLE orders ADD COLUMN public_id uuid;
ALTER TABLE orders ALTER COLUMN public_id SET DEFAULT gen_random_uuid();
