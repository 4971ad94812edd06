-- due: failed sequence-carried
-- tries: to show a payment above the mark without customers: one row by hand, and the sequence stays where it is.
\ir ../parts/columns.sql
\ir ../parts/kept-in-step.sql
\ir ../parts/fill.sql
\ir ../parts/indexes.sql
\ir ../parts/announced-and-verified.sql
\ir ../parts/cut-over.sql
DROP FUNCTION widen_payment(), widen_refund();
INSERT INTO payments (id, order_id, amount_cents, method, reference)
SELECT 3000000000, order_id, amount_cents, method, 'by hand' FROM payments ORDER BY id LIMIT 1;
-- @pause 2s
