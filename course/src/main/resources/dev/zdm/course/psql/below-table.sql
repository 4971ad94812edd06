-- What psql prints below a table's columns, line by line. The headings come first in their sections.
WITH this AS (
    SELECT c.oid, c.relkind, c.relispartition, c.relam FROM pg_catalog.pg_class c WHERE c.oid = :'oid'::oid
), and_above AS (
    SELECT oid FROM this UNION SELECT relid FROM this, pg_catalog.pg_partition_ancestors(this.oid)
), line (section, heading, place, name, text) AS (
    SELECT 10, NULL, 1, '', 'Partition of: ' || h.inhparent::regclass || ' ' || pg_catalog.pg_get_expr(c.relpartbound, c.oid)
      FROM this JOIN pg_catalog.pg_class c USING (oid) JOIN pg_catalog.pg_inherits h ON h.inhrelid = c.oid
     WHERE c.relispartition
    UNION ALL
    SELECT 11, NULL, 1, '', 'Partition key: ' || pg_catalog.pg_get_partkeydef(oid) FROM this WHERE relkind = 'p'
    UNION ALL
    SELECT 20, 'Indexes:', CASE WHEN i.indisprimary THEN 1 ELSE 2 END, c.relname,
           '    "' || c.relname || '"'
           || CASE WHEN k.contype = 'x' THEN ' ' || pg_catalog.pg_get_constraintdef(k.oid, true)
                   ELSE CASE WHEN i.indisprimary THEN ' PRIMARY KEY,'
                             WHEN i.indisunique AND k.contype = 'u' THEN ' UNIQUE CONSTRAINT,'
                             WHEN i.indisunique THEN ' UNIQUE,'
                             ELSE '' END
                        || ' ' || pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.indexrelid, 0, true), '^.*? USING ', '') END
           || CASE WHEN k.condeferrable THEN ' DEFERRABLE' ELSE '' END
           || CASE WHEN k.condeferred THEN ' INITIALLY DEFERRED' ELSE '' END
           || CASE WHEN i.indisclustered THEN ' CLUSTER' ELSE '' END
           || CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END
           || CASE WHEN i.indisreplident THEN ' REPLICA IDENTITY' ELSE '' END
      FROM this
      JOIN pg_catalog.pg_index i ON i.indrelid = this.oid
      JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
      LEFT JOIN pg_catalog.pg_constraint k
             ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x')
    UNION ALL
    SELECT 30, 'Check constraints:', 1, k.conname, '    "' || k.conname || '" ' || pg_catalog.pg_get_constraintdef(k.oid, true)
      FROM this JOIN pg_catalog.pg_constraint k ON k.conrelid = this.oid
     WHERE k.contype = 'c'
    UNION ALL
    SELECT 40, 'Foreign-key constraints:', CASE WHEN k.conrelid = this.oid THEN 1 ELSE 2 END, k.conname,
           CASE WHEN k.conrelid = this.oid THEN '    ' ELSE '    TABLE "' || k.conrelid::regclass || '" CONSTRAINT ' END
           || '"' || k.conname || '" ' || pg_catalog.pg_get_constraintdef(k.oid, true)
      FROM this, pg_catalog.pg_constraint k
     WHERE k.conrelid IN (SELECT oid FROM and_above) AND k.contype = 'f' AND k.conparentid = 0
    UNION ALL
    SELECT 50, 'Referenced by:', 1, k.conname,
           '    TABLE "' || k.conrelid::regclass || '" CONSTRAINT "' || k.conname || '" ' || pg_catalog.pg_get_constraintdef(k.oid, true)
      FROM pg_catalog.pg_constraint k
     WHERE k.confrelid IN (SELECT oid FROM and_above) AND k.contype = 'f' AND k.conparentid = 0
    UNION ALL                                                                                                   --[plus]
    SELECT 60, 'Not-null constraints:', k.conkey[1], k.conname,                                                 --[plus]
           '    "' || k.conname || '" ' || pg_catalog.pg_get_constraintdef(k.oid, true)                         --[plus]
      FROM this JOIN pg_catalog.pg_constraint k ON k.conrelid = this.oid                                        --[plus]
     WHERE k.contype = 'n'                                                                                      --[plus]
    UNION ALL
    SELECT CASE WHEN g.tgisinternal THEN 72 ELSE CASE g.tgenabled WHEN 'O' THEN 70 WHEN 'D' THEN 71 WHEN 'A' THEN 73 ELSE 74 END END,
           CASE WHEN g.tgisinternal THEN 'Disabled internal triggers:'
                ELSE CASE g.tgenabled WHEN 'O' THEN 'Triggers:'
                                      WHEN 'D' THEN 'Disabled user triggers:'
                                      WHEN 'A' THEN 'Triggers firing always:'
                                      ELSE 'Triggers firing on replica only:' END END,
           1, g.tgname, '    ' || pg_catalog.regexp_replace(pg_catalog.pg_get_triggerdef(g.oid, true), '^.*? TRIGGER ', '')
      FROM this JOIN pg_catalog.pg_trigger g ON g.tgrelid = this.oid
     WHERE NOT g.tgisinternal OR g.tgenabled = 'D'
    UNION ALL
    SELECT 80, NULL, h.inhseqno, '',
           CASE WHEN h.inhseqno = 1 THEN 'Inherits: ' ELSE '          ' END || h.inhparent::regclass
           || CASE WHEN lead(1) OVER (ORDER BY h.inhseqno) = 1 THEN ',' ELSE '' END
      FROM this JOIN pg_catalog.pg_inherits h ON h.inhrelid = this.oid
     WHERE NOT this.relispartition
    UNION ALL
    SELECT 81, NULL, 1, '',
           CASE this.relkind WHEN 'p' THEN 'Number of partitions: ' ELSE 'Number of child tables: ' END || pg_catalog.count(h.inhrelid)
           || CASE WHEN pg_catalog.count(h.inhrelid) > 0 THEN ' (Use \d+ to list them.)' ELSE '' END
      FROM this LEFT JOIN pg_catalog.pg_inherits h ON h.inhparent = this.oid
     WHERE this.relkind IN ('r', 'p')
       AND false                                                                                                --[plus]
     GROUP BY this.relkind
    HAVING this.relkind = 'p' OR pg_catalog.count(h.inhrelid) > 0
    UNION ALL                                                                                                   --[plus]
    SELECT 81, CASE this.relkind WHEN 'p' THEN 'Partitions:' ELSE 'Child tables:' END, 1, c.relname,            --[plus]
           '    ' || c.oid::regclass || coalesce(' ' || pg_catalog.pg_get_expr(c.relpartbound, c.oid), '')      --[plus]
      FROM this                                                                                                 --[plus]
      JOIN pg_catalog.pg_inherits h ON h.inhparent = this.oid                                                   --[plus]
      JOIN pg_catalog.pg_class c ON c.oid = h.inhrelid                                                          --[plus]
    UNION ALL                                                                                                   --[plus]
    SELECT 90, NULL, 1, '', 'Access method: ' || am.amname                                                      --[plus]
      FROM this JOIN pg_catalog.pg_am am ON am.oid = this.relam                                                 --[plus]
), printed (section, place, name, text) AS (
    SELECT DISTINCT section, 0, ''::name, heading FROM line WHERE heading IS NOT NULL
    UNION ALL
    SELECT section, place, name, text FROM line
)
SELECT text FROM printed ORDER BY section, place, name
