-- One row while no valid index of orders begins with user_id. It reads the catalogue alone.
SELECT 'there was no valid index on orders (user_id): each look at a customer''s orders read the whole table'
 WHERE NOT EXISTS (
   SELECT
     FROM pg_catalog.pg_index AS i
     JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
    WHERE i.indrelid = to_regclass('public.orders')
      AND a.attname = 'user_id'
      AND i.indpred IS NULL
      AND i.indisvalid AND i.indisready AND i.indislive)
