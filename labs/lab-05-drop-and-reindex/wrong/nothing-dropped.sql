-- breaks: unused-gone
-- The bloat is gone. Of the other index nobody knew what it was for, so it stayed.
REINDEX INDEX CONCURRENTLY orders_user_id_idx;
