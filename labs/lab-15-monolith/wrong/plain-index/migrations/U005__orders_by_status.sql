SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '5s';
DROP INDEX orders_status_created_at_idx;
