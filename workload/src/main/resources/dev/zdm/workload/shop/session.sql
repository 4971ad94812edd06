-- Settings of a loading session. A crash would lose the whole load anyway, so no commit waits for the disk.

SET synchronous_commit = off;
SET work_mem = '64MB';
SET maintenance_work_mem = '256MB';
SET jit = off;
