DO $$ BEGIN ALTER TABLE orders ADD COLUMN source text; END $$;
