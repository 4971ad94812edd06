DROP PROCEDURE copy_tracking(bigint, bigint);
TRUNCATE delivery_tracking;
