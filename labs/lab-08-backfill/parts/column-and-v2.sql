-- @next
SET lock_timeout = '200ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE orders ADD COLUMN line_count int;
RESET lock_timeout;

-- From here on every new order arrives with its count, and nobody is left who places one without.
-- @deploy v2
