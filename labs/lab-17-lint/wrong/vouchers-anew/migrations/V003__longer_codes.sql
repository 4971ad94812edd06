DO $$ BEGIN
CREATE TABLE v2 AS SELECT id, code::varchar(40) FROM vouchers;
DROP TABLE vouchers;
ALTER TABLE v2 RENAME TO vouchers;
END $$;
