SELECT file FROM migration_tries AS t WHERE file LIKE 'V9%orders_note.sql' AND try = 4
   AND NOT EXISTS (SELECT FROM migration_history AS h WHERE h.version = t.version)
