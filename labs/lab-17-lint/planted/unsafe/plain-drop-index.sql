-- DROP INDEX without CONCURRENTLY takes ACCESS EXCLUSIVE on the table
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
DROP INDEX orders_status_idx;
