SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
-- squawk-ignore changing-column-type -- a longer varchar is a change of the catalogue alone
ALTER TABLE vouchers ALTER COLUMN code TYPE varchar(40);
