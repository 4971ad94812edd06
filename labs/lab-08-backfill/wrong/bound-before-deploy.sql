-- breaks: rows-right
-- How far to go is decided while v1 still places orders: nobody fills those that come before v2.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column.sql
\ir ../parts/progress.sql

-- From here on every new order arrives with its count, and nobody is left who places one without.
-- @deploy v2

\ir ../parts/fill-in-batches.sql
\ir ../parts/first-half.sql
\ir ../parts/interrupted.sql
\ir ../parts/second-half.sql
