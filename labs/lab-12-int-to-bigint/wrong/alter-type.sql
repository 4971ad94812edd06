-- breaks: payments-not-rewritten
-- One line, as the manual has it. The table and its indexes are written anew, and nobody may read meanwhile.
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
ALTER TABLE payments ALTER COLUMN id TYPE bigint;
-- @pause 2s
