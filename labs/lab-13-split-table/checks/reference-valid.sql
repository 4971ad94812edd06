SELECT 'no validated foreign key with ON DELETE CASCADE leads from order_items.order_id to orders'
 WHERE NOT EXISTS (
         SELECT FROM pg_constraint AS c
          WHERE c.contype = 'f' AND c.conrelid = to_regclass('public.order_items') AND c.confrelid = to_regclass('public.orders')
            AND c.convalidated AND c.conenforced AND c.confdeltype = 'c'
            AND c.conkey = (SELECT array_agg(attnum) FROM pg_attribute WHERE attrelid = c.conrelid AND attname = 'order_id'));
