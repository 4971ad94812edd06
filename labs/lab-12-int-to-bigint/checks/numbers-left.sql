-- An int column whose sequence has given out its last number.
SELECT format('the sequence %s has given out %s, and payments.id is an %s', s.seqrelid::regclass,
              pg_sequence_last_value(s.seqrelid), format_type(a.atttypid, a.atttypmod))
  FROM pg_attribute AS a
  JOIN pg_depend AS d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
                     AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
  JOIN pg_sequence AS s ON s.seqrelid = d.objid
 WHERE a.attrelid = to_regclass('public.payments') AND a.attname = 'id' AND a.atttypid = 'int4'::regtype
   AND pg_sequence_last_value(s.seqrelid) >= 2147483647;
