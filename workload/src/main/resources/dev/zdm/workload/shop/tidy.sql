-- Fresh statistics and nothing left to write: a clone of this database starts calm.

VACUUM (ANALYZE) orders;
VACUUM (ANALYZE) users;
CHECKPOINT;
