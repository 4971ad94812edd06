-- Primary key, unique email, and the index by which people log in.
SELECT format('users has no valid %s on (%s)', wanted.what, wanted.key)
  FROM (VALUES ('primary key', 'id', true, true), ('unique index', 'email', true, false), ('index', 'username', false, false))
         AS wanted (what, key, is_unique, is_primary)
 WHERE NOT EXISTS (
         SELECT FROM pg_index AS i
           JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
          WHERE i.indrelid = to_regclass('public.users') AND i.indnkeyatts = 1 AND a.attname = wanted.key
            AND i.indisvalid AND i.indisready AND i.indpred IS NULL
            AND i.indisunique >= wanted.is_unique AND i.indisprimary >= wanted.is_primary);
