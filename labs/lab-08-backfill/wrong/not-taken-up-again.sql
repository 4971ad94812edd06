-- breaks: rows-right
-- The session was ended, and nobody looked.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column-and-v2.sql
\ir ../parts/progress.sql
\ir ../parts/fill-in-batches.sql
\ir ../parts/first-half.sql
\ir ../parts/interrupted.sql
