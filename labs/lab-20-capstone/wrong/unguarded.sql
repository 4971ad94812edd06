-- breaks: expand-guarded
-- It will be quick, and it is, whenever the reader is not there.
\ir ../parts/copy.sql
ALTER TABLE users ADD COLUMN handle text;
