-- breaks: bloat-gone
-- A vacuum frees room for new entries. The file stays as large as it is.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
VACUUM orders;
