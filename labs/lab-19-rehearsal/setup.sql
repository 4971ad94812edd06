-- A delivery for every fifth order. Since the new depot has opened, for the last three tenths of them, parcels are scanned eighteen times on
-- their way; before, once.
CREATE TABLE deliveries (
  id          bigint PRIMARY KEY,
  order_id    bigint NOT NULL,
  carrier     text NOT NULL,
  handed_over timestamptz NOT NULL,
  tracking    jsonb NOT NULL
);

INSERT INTO deliveries
SELECT o.id / 5, o.id, (ARRAY['Swift', 'Parcelia', 'Nordpost', 'Heron'])[1 + o.id / 5 % 4], o.created_at + interval '1 day', t.tracking
  FROM orders AS o
 CROSS JOIN (SELECT max(id) AS newest FROM orders) AS m
 CROSS JOIN LATERAL (
         SELECT jsonb_agg(jsonb_build_object('at', o.id % 1000 + scan, 'where', md5((o.id * scan)::text))) AS tracking
           FROM generate_series(1, CASE WHEN o.id * 10 <= m.newest * 7 THEN 1 ELSE 18 END) AS scan) AS t
 WHERE o.id % 5 = 0
 ORDER BY o.id;

-- What was there at first. No customer changes a delivery.
CREATE TABLE zdm.past AS
SELECT count(*) AS many, sum(hashtextextended(concat_ws(' ', id, order_id, carrier, handed_over, tracking), 0)) AS print FROM deliveries;

ALTER TABLE deliveries OWNER TO shop_owner;
GRANT SELECT ON deliveries TO shop_app;
VACUUM (FREEZE, ANALYZE) deliveries;

-- What there is besides.
CREATE TABLE zdm.relations AS SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace;
