-- breaks: rows-right
-- The old orders are filled. Every new one comes without a count, because v1 knows of none.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column.sql
\ir ../parts/progress.sql
\ir ../parts/fill-in-batches.sql
\ir ../parts/first-half.sql
\ir ../parts/interrupted.sql
\ir ../parts/second-half.sql

-- @pause 3s
