-- due: passed
-- tries: to drop the unused index plainly, in a session of role app_v1. It knocks so briefly that nobody is held up.
CREATE FUNCTION tidy() RETURNS void LANGUAGE sql SECURITY DEFINER SET lock_timeout = '50ms' AS $$
  DROP INDEX orders_updated_at_idx
$$;
-- @session B as app_v1
-- @retry 55P03 times=60 pause=500ms
SELECT tidy();
-- @session A
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
-- @pause 1s
