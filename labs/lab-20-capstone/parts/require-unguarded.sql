-- NOT NULL for new rows at once, for the old ones after a scan that is in nobody's way.
ALTER TABLE users ADD CONSTRAINT users_handle_not_null NOT NULL handle NOT VALID;
-- @within 10min
ALTER TABLE users VALIDATE CONSTRAINT users_handle_not_null;
