-- breaks: reader-kept-in-expand
-- The lock comes at once when nobody is there.
\ir ../parts/copy.sql
\ir ../parts/reader-off.sql
\ir ../parts/add.sql
