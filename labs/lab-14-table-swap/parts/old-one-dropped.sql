-- Nothing hangs on the old one any more, and without CASCADE the server makes sure of it.
-- @retry 55P03 times=14 pause=300ms factor=1.4
DROP TABLE users_old;
DROP FUNCTION users_in_step();
