-- REINDEX without CONCURRENTLY stops every writer
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
REINDEX INDEX orders_pkey;
