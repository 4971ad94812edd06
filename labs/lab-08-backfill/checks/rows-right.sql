-- A column that is not there reads as NULL: its name is then found in "missing".
SELECT format('order %s has %s lines, and line_count says %s',
              one.id, jsonb_array_length(one.items), coalesce(one.line_count::text, 'nothing'))
  FROM (VALUES (NULL::int)) AS missing (line_count)
 CROSS JOIN public.orders AS o
 CROSS JOIN LATERAL (SELECT id, items, line_count FROM (SELECT o.*) AS present) AS one
 WHERE one.line_count IS DISTINCT FROM jsonb_array_length(one.items)
 LIMIT 5;
