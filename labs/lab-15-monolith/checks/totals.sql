-- Asked of the constraint itself: the ways to write it that say the same, and no other.
SELECT format('the check says %s', coalesce(string_agg(said, '; '), 'nothing'))
FROM (SELECT pg_catalog.pg_get_expr(conbin, conrelid) AS said
      FROM pg_catalog.pg_constraint
      WHERE conrelid = to_regclass('public.orders') AND contype = 'c') AS checks
HAVING count(*) = 0
    OR bool_or(said NOT IN ('(total_cents >= 0)', '(0 <= total_cents)', '(total_cents > ''-1''::integer)', '(total_cents > -1)',
                            '(NOT (total_cents < 0))'));
