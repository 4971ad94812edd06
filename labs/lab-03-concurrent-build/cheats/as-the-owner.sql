-- due: passed
-- tries: to be somebody else: another role, another name, no statement that is not hidden in a comment.
SET ROLE shop_owner;
SET application_name = 'nobody';
SET client_min_messages = 'error';
/* DROP TABLE orders; */ CREATE INDEX /* pg_terminate_backend */ CONCURRENTLY "DROP TABLE users" ON public.orders USING btree (status, created_at);
-- @pause 2s
