-- Who signs up gets a number by default, from a sequence that belongs to this column and is past all numbers given so far.
WITH key AS (
  SELECT attrelid, attnum, attidentity <> '' OR atthasdef AS numbered
    FROM pg_attribute
   WHERE attrelid = to_regclass('public.users') AND attname = 'id'
), sequence AS (
  SELECT s.seqrelid, coalesce(pg_sequence_last_value(s.seqrelid), s.seqstart - s.seqincrement) AS last
    FROM key
    JOIN pg_depend AS d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = key.attrelid AND d.refobjsubid = key.attnum
                       AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    JOIN pg_sequence AS s ON s.seqrelid = d.objid
)
SELECT 'users.id has no default: who signs up gets no number'
  FROM key
 WHERE NOT numbered
UNION ALL
SELECT 'no sequence belongs to users.id'
 WHERE NOT EXISTS (SELECT FROM sequence)
UNION ALL
SELECT format('the sequence %s stands at %s, and user %s is there already', seqrelid::regclass, last, greatest_id)
  FROM sequence,
       xmltable('//row' PASSING query_to_xml(
         CASE WHEN to_regclass('public.users') IS NULL THEN 'SELECT 0 AS id' ELSE 'SELECT max(id) AS id FROM public.users' END,
         true, false, '') COLUMNS greatest_id bigint PATH 'id')
 WHERE last < greatest_id;
