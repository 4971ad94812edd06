-- breaks: rebuilt-online
-- The whole table is written anew, with all its indexes, and with the shop closed.
DROP INDEX CONCURRENTLY orders_updated_at_idx;
VACUUM FULL orders;
