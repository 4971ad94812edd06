-- due: failed built-concurrently
-- tries: to build it in a session of role app_v1, whose statements the log leaves out.
CREATE FUNCTION build() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
  CREATE INDEX orders_by_status ON orders (status, created_at)
$$;
-- @session B as app_v1
SELECT build();
-- @pause 1s
