DROP PROCEDURE copy_tracking();
TRUNCATE delivery_tracking;
