-- breaks: small-steps
-- Batches, and no COMMIT between them.
-- @write ../solution/in-steps
-- @write batches-in-one-transaction
\ir ../parts/ship.sql
