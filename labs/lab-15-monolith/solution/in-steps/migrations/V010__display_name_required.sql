SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
ALTER TABLE users ADD CONSTRAINT users_display_name_not_null NOT NULL display_name NOT VALID;
