-- The service desk tries things out on accounts that are no customer's. As long as there is no status, nobody can be paused.
-- @may-fail
UPDATE users SET status = 'paused' WHERE email = 'desk-paused@example.com';
UPDATE users SET is_active = false WHERE email = 'desk-paused@example.com';
BEGIN;
UPDATE users SET is_active = true WHERE email = 'desk-locked@example.com';
UPDATE users SET is_active = false WHERE email = 'desk-locked@example.com';
COMMIT;
