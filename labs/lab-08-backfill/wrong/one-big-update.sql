-- breaks: batches-bounded
-- One statement, as on the copy.

\ir ../parts/copy-and-wait.sql
\ir ../parts/column-and-v2.sql

UPDATE orders SET line_count = jsonb_array_length(items) WHERE line_count IS NULL;
