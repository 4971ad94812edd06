-- a column with a constant default is stored in the catalogue
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE orders ADD COLUMN channel text NOT NULL DEFAULT 'web';
