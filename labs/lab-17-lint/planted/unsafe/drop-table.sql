-- a table that somebody may still read is dropped
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
DROP TABLE coupons;
