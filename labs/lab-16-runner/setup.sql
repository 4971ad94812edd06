-- Ten thousand coupons; of every thousandth there are two, because somebody pressed a button twice. One of some twins has been redeemed.
CREATE TABLE coupons (
  id          bigint PRIMARY KEY,
  code        text NOT NULL,
  cents       int NOT NULL,
  redeemed_at timestamptz
);
INSERT INTO coupons
SELECT n, 'SHOP-' || lpad(n::text, 5, '0'), 500, CASE WHEN n % 3 = 0 AND n % 1000 <> 0 THEN timestamptz '2026-01-01' + n * interval '1 hour' END
  FROM generate_series(1, 10000) AS n;
INSERT INTO coupons
SELECT 10000 + n, 'SHOP-' || lpad((n * 1000)::text, 5, '0'), 500, CASE WHEN n % 2 = 0 THEN timestamptz '2026-06-01' + n * interval '1 hour' END
  FROM generate_series(1, 10) AS n;

CREATE TABLE zdm.coupons AS SELECT * FROM coupons;

ALTER TABLE coupons OWNER TO shop_owner;
GRANT SELECT ON coupons TO shop_app;
ANALYZE coupons;
