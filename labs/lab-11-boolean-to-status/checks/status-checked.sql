-- One row while no CHECK that is enforced, and valid for all rows, lets the three values pass and refuses others. Each is tried on values;
-- the other columns are NULL, so that what a rule says of them refuses nothing. A rule that calls somebody's function is not tried.
WITH rules AS (
  SELECT array_agg(pg_get_expr(conbin, conrelid)) AS expressions
  FROM pg_constraint AS rule
  WHERE conrelid = to_regclass('public.users')
    AND contype = 'c' AND convalidated AND conenforced
    AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey) AND attname = 'status')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_constraint'::regclass AND objid = rule.oid AND refclassid <> 'pg_class'::regclass)
), tried AS (
  SELECT value, allowed,
         query_to_xml(format('SELECT coalesce(bool_and(holds), true) AS holds
                              FROM (SELECT (jsonb_populate_record(NULL::public.users, jsonb_build_object(''status'', %L))).*) AS users
                              CROSS JOIN LATERAL unnest(ARRAY[%s]::boolean[]) AS holds',
                             value, array_to_string(expressions, ', ')), false, true, '')::text LIKE '%true%' AS passes
  FROM rules
  CROSS JOIN (VALUES ('active', true), ('paused', true), ('disabled', true),
                     ('Active', false), ('inactive', false), ('deleted', false), ('unknown', false), ('', false), ('paused ', false)) AS values (value, allowed)
)
SELECT format('users has no CHECK, enforced and valid for all rows, that %s %L as the status', CASE WHEN allowed THEN 'allows' ELSE 'refuses' END, value)
FROM tried
WHERE passes <> allowed
