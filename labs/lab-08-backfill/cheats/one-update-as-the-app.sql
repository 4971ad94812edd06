-- due: failed batches-bounded
-- tries: to fill all orders at once in a session of role app_v2, whose statements the log leaves out.
\ir ../parts/copy-and-wait.sql
\ir ../parts/column-and-v2.sql
-- @session B as app_v2
UPDATE orders SET line_count = jsonb_array_length(items) WHERE line_count IS NULL;
-- @pause 1s
