-- The index, if it has more than half of its size at the start. One that is gone is another check's business.
SELECT format('%s takes %s; at the start it took %s',
              before.index, pg_size_pretty(now.bytes), pg_size_pretty(before.bytes))
  FROM zdm.size_at_start AS before
 CROSS JOIN LATERAL pg_relation_size(to_regclass('public.' || before.index)) AS now (bytes)
 WHERE now.bytes * 2 > before.bytes
