-- due: failed by-the-runner
-- tries: to change the shop by hand and to write a line into the runner's book.
-- @write ../solution/in-steps
-- @run apply --to 1
SET lock_timeout = '500ms';
-- @retry 55P03 times=20 pause=500ms
ALTER TABLE orders ADD CONSTRAINT orders_total_not_negative CHECK (total_cents >= 0) NOT VALID;
-- @may-fail
INSERT INTO migration_history (version, file, checksum, tries) VALUES (6, 'V006__total_not_negative.sql', 'by the runner', 1);
-- @pause 1s
