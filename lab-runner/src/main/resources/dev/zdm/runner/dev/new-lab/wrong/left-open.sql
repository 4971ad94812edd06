-- breaks: nobody-harmed
-- TO WRITE: another one. Hold locks rather than do slow work: it takes as long on every machine.
BEGIN;
ALTER TABLE users ADD COLUMN nickname text;
-- @pause 5s
COMMIT;
