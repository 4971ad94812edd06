-- The shop's catalogue as one JSON text. No function here opens a relation, so nobody's lock can make it wait.
-- Files are told by relfilenode: it is of this snapshot, where pg_relation_filenode would know of a drop already.
WITH space AS (
  SELECT oid, nspname FROM pg_namespace
  WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'zdm')
),
kept AS (
  SELECT c.* FROM pg_class c JOIN space ON space.oid = c.relnamespace
)
SELECT json_build_object(
  'tables', (
    SELECT coalesce(json_agg(json_build_object(
      'oid', c.oid::bigint, 'schema', s.nspname, 'name', c.relname, 'kind', c.relkind,
      'filenode', c.relfilenode::bigint) ORDER BY c.oid), '[]')
    FROM kept c JOIN space s ON s.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')),
  'columns', (
    SELECT coalesce(json_agg(json_build_object(
      'tableOid', a.attrelid::bigint, 'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'notNull', a.attnotnull, 'hasDefault', a.atthasdef, 'missing', a.atthasmissing, 'number', a.attnum,
      'generated', a.attgenerated::text, 'identity', a.attidentity::text) ORDER BY a.attrelid, a.attnum), '[]')
    FROM pg_attribute a JOIN kept c ON c.oid = a.attrelid
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped),
  'indexes', (
    SELECT coalesce(json_agg(json_build_object(
      'oid', i.indexrelid::bigint, 'schema', s.nspname, 'name', c.relname, 'tableOid', i.indrelid::bigint,
      'method', m.amname,
      'keys', (
        SELECT json_agg(a.attname ORDER BY k.n)
        FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, n)
        LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum <> 0
        WHERE k.n <= i.indnkeyatts),
      'includes', (
        SELECT coalesce(json_agg(a.attname ORDER BY k.n), '[]')
        FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, n)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
        WHERE k.n > i.indnkeyatts),
      'expressions', i.indexprs IS NOT NULL, 'partial', i.indpred IS NOT NULL,
      'unique', i.indisunique, 'primary', i.indisprimary,
      'valid', i.indisvalid, 'ready', i.indisready, 'live', i.indislive,
      'filenode', c.relfilenode::bigint,
      'constraint', (SELECT conname FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u', 'x')),
      'plain', (
        SELECT bool_and(o.opcdefault AND (k.coll = 0 OR k.attnum = 0 OR k.coll = a.attcollation))
        FROM unnest(i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[])
          WITH ORDINALITY k (attnum, class, coll, n)
        JOIN pg_opclass o ON o.oid = k.class
        LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
        WHERE k.n <= i.indnkeyatts)) ORDER BY i.indexrelid), '[]')
    FROM pg_index i
    JOIN kept c ON c.oid = i.indexrelid
    JOIN space s ON s.oid = c.relnamespace
    JOIN pg_am m ON m.oid = c.relam),
  'constraints', (
    SELECT coalesce(json_agg(json_build_object(
      'oid', k.oid::bigint, 'name', k.conname, 'kind', k.contype, 'tableOid', k.conrelid::bigint,
      'validated', k.convalidated, 'enforced', coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true),
      'referencesOid', k.confrelid::bigint,
      'columns', (
        SELECT coalesce(json_agg(a.attname ORDER BY x.n), '[]')
        FROM unnest(k.conkey) WITH ORDINALITY x (attnum, n)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = x.attnum)) ORDER BY k.oid), '[]')
    FROM pg_constraint k JOIN kept c ON c.oid = k.conrelid),
  'triggers', (
    SELECT coalesce(json_agg(json_build_object(
      'oid', t.oid::bigint, 'name', t.tgname, 'tableOid', t.tgrelid::bigint, 'enabled', t.tgenabled)
      ORDER BY t.oid), '[]')
    FROM pg_trigger t JOIN kept c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal))::text
