-- breaks: growth-bounded
-- Batches alone make no room. Each row leaves a dead one behind, and autovacuum is switched off.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column-and-v2.sql
\ir ../parts/progress.sql
\ir ../parts/fill-in-batches.sql

-- @within 5min
-- @expect 57P01
CALL fill_orders(1.00);
-- @close A
-- @pause 2s
