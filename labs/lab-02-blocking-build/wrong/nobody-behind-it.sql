-- breaks: writes-waited
-- SHARE is held for a moment only, and the index itself is built concurrently.
DO $$
BEGIN
  LOCK TABLE orders IN SHARE MODE;
  COMMENT ON TABLE orders IS 'locked for a moment';
END
$$;
CREATE INDEX CONCURRENTLY orders_status_created_at_idx ON orders (status, created_at);
