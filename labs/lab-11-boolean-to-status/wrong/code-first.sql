-- breaks: nobody-harmed
-- v2 is rolled out before its column is there.
CREATE FUNCTION is_known(status text) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN status IN ('active', 'paused', 'disabled');
-- @deploy v1 v2
-- @pause 3s
