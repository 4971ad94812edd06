-- due: failed key-is-bigint
-- tries: to gain two thousand million numbers without a wider column: the sequence goes on below zero.
\ir ../parts/columns.sql
\ir ../parts/kept-in-step.sql
\ir ../parts/fill.sql
\ir ../parts/indexes.sql
-- @next
-- @deploy v2
SET lock_timeout = '500ms';
ALTER SEQUENCE payments_id_seq INCREMENT BY -1 MINVALUE -2147483648 RESTART WITH -1;
-- @pause 3s
