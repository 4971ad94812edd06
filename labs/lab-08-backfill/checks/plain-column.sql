-- A generated column cannot be written by the application. A default would make filled rows of those that nobody has looked at.
SELECT CASE WHEN attgenerated <> '' THEN 'orders.line_count is generated: v2 cannot write it'
            ELSE 'orders.line_count was added with a default: nobody can tell which orders are still to be filled' END
  FROM pg_attribute
 WHERE attrelid = to_regclass('public.orders') AND attname = 'line_count' AND NOT attisdropped
   AND (attgenerated <> '' OR atthasmissing);
