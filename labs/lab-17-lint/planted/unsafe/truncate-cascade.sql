-- TRUNCATE CASCADE empties tables that are not named
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
TRUNCATE users CASCADE;
