-- due: failed rebuilt-online
-- tries: to have CLUSTER write table and indexes anew, from a function, where the log has no word of it.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
-- @within 1min
DO $$
BEGIN
  EXECUTE 'CLU' || 'STER orders USING orders_pkey';
END
$$;
-- @pause 1s
