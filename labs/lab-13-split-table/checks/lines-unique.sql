SELECT 'order_items has no valid unique index on (order_id, line)'
 WHERE NOT EXISTS (
         SELECT FROM pg_index AS i
          WHERE i.indrelid = to_regclass('public.order_items') AND i.indisunique AND i.indisvalid AND i.indisready
            AND i.indpred IS NULL AND i.indnkeyatts = 2
            AND (SELECT attname FROM pg_attribute WHERE attrelid = i.indrelid AND attnum = i.indkey[0]) = 'order_id'
            AND (SELECT attname FROM pg_attribute WHERE attrelid = i.indrelid AND attnum = i.indkey[1]) = 'line');
