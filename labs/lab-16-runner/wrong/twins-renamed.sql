-- breaks: coupons-kept
-- Nothing is deleted: the second one of each pair gets another code. It is on nobody's voucher.
\ir ../parts/hang.sql
-- @write ../solution/session-lock
DROP INDEX CONCURRENTLY orders_by_status;
\ir ../parts/fails-at-the-codes.sql
DROP INDEX CONCURRENTLY coupons_code_key;
UPDATE coupons AS c SET code = c.code || '-2' FROM coupons AS twin WHERE twin.code = c.code AND c.id > twin.id;
-- @run flyway repair
-- @run flyway --deployers 2 migrate
