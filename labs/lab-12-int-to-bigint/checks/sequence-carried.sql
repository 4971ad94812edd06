-- A sequence of payments.id's own, from which its default draws, of type bigint, and past all numbers given so far.
WITH key AS (
  SELECT attrelid, attnum, attidentity
    FROM pg_attribute
   WHERE attrelid = to_regclass('public.payments') AND attname = 'id'
), sequence AS (
  SELECT s.*, coalesce(pg_sequence_last_value(s.seqrelid), s.seqstart - s.seqincrement) AS last
    FROM key
    JOIN pg_depend AS d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = key.attrelid AND d.refobjsubid = key.attnum
                       AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    JOIN pg_sequence AS s ON s.seqrelid = d.objid
)
SELECT 'no sequence belongs to payments.id'
 WHERE NOT EXISTS (SELECT FROM sequence)
UNION ALL
SELECT format('payments.id does not draw from %s', sequence.seqrelid::regclass)
  FROM key, sequence
 WHERE key.attidentity = ''
   AND NOT EXISTS (
         SELECT FROM pg_attrdef AS def
           JOIN pg_depend AS d ON d.classid = 'pg_attrdef'::regclass AND d.objid = def.oid
                              AND d.refclassid = 'pg_class'::regclass AND d.refobjid = sequence.seqrelid
          WHERE def.adrelid = key.attrelid AND def.adnum = key.attnum)
UNION ALL
SELECT format('the sequence %s is %s and ends at %s', seqrelid::regclass, format_type(seqtypid, NULL), seqmax)
  FROM sequence
 WHERE seqtypid <> 'int8'::regtype OR seqmax <= 2147483647
UNION ALL
SELECT format('the sequence %s stands at %s, and payment %s is there already', seqrelid::regclass, last, greatest_id)
  FROM sequence, (SELECT max((to_jsonb(p) ->> 'id')::bigint) FROM public.payments AS p) AS payments (greatest_id)
 WHERE last < greatest_id;
