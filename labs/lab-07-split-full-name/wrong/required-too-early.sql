-- breaks: nobody-harmed
-- NOT NULL before anybody fills the columns. NOT VALID spares the old rows only until somebody changes one.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users
  ADD CONSTRAINT users_first_name_not_null NOT NULL first_name NOT VALID,
  ADD CONSTRAINT users_last_name_not_null NOT NULL last_name NOT VALID;
-- @pause 3s
