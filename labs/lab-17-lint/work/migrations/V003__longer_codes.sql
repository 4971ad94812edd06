SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
ALTER TABLE vouchers ALTER COLUMN code TYPE varchar(40);
