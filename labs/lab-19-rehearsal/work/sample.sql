-- Runs on a clone of the shop, statement by statement; bin/lab sample tells of each how many rows it touched and how much log it wrote.
-- Whatever your sample needs has to be made here first.
SELECT count(*) FROM deliveries;
