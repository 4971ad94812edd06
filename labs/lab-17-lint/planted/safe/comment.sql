-- a comment
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
COMMENT ON COLUMN users.full_name IS 'as it is printed on parcels';
