-- The learner may create functions in public, and by way of a function of theirs temporary tables in this session: the questions call nobody's
-- functions and read nobody's catalogue.
RESET ALL;
SET search_path = pg_catalog, pg_temp;
SET statement_timeout = '20s';
SET lock_timeout = '1s';
SET default_transaction_read_only = on;
