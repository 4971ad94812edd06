-- an index built without CONCURRENTLY stops every writer
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
CREATE INDEX orders_status_idx ON orders (status);
