-- Fresh statistics; two sessions share the work.

VACUUM (ANALYZE) orders;
VACUUM (ANALYZE) users;
