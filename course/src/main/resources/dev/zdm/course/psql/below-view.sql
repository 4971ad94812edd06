-- How a view is defined; psql tells it with a plus.
SELECT 'View definition:' || E'\n' || pg_catalog.pg_get_viewdef(:'oid'::oid, true) WHERE true
   AND false                                                                            --[plain]
