-- Settings of a loading session. Commits wait for the disk: VACUUM leaves pages alone whose rows were committed without.

SET work_mem = '64MB';
SET maintenance_work_mem = '256MB';
SET jit = off;
