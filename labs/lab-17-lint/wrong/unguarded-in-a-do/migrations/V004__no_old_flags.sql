DO $$ BEGIN DROP TABLE old_flags; END $$;
