-- due: failed nothing-lost
-- tries: to keep the table quiet while the index is built: a rule swallows what customers change, and they are told that it is done.
CREATE RULE quiet AS ON UPDATE TO users DO INSTEAD NOTHING;
-- @pause 3s
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
DROP RULE quiet ON users;
-- @pause 2s
