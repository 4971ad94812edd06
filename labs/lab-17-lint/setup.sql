CREATE TABLE vouchers (id bigint PRIMARY KEY, code varchar(20) NOT NULL);
INSERT INTO vouchers SELECT n, 'SHOP-' || n FROM generate_series(1, 5000) AS n;
CREATE TABLE old_flags (id bigint PRIMARY KEY, flag text);
INSERT INTO old_flags SELECT n, 'off' FROM generate_series(1, 100) AS n;
CREATE TABLE zdm.vouchers AS SELECT * FROM vouchers;
ALTER TABLE vouchers OWNER TO shop_owner;
ALTER TABLE old_flags OWNER TO shop_owner;
GRANT SELECT ON vouchers TO shop_app;
ANALYZE vouchers;
