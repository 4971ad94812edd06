-- An index from a report that was given up years ago. Nobody reads it, and every payment maintains it.
CREATE INDEX orders_updated_at_idx ON orders (updated_at);

-- Nobody reads this one either, but a rule of the shop stands on it: no two customers have one code.
ALTER TABLE users
    ADD COLUMN referral_code text
        GENERATED ALWAYS AS (upper(lpad(to_hex(id * 2654435761 % 4294967296), 8, '0'))) STORED,
    ADD CONSTRAINT users_referral_code_key UNIQUE (referral_code);
VACUUM (ANALYZE) users;

-- An index as years of deletes and updates leave it: its pages are a fifth full. Building it with a fillfactor and
-- forgetting that afterwards gives such pages within seconds; a rebuild packs them as usual.
DROP INDEX orders_user_id_idx;
CREATE INDEX orders_user_id_idx ON orders (user_id) WITH (fillfactor = 20);
ALTER INDEX orders_user_id_idx RESET (fillfactor);

-- What it is compared with at the end.
CREATE TABLE zdm.size_at_start AS
SELECT 'orders_user_id_idx' AS index, pg_relation_size('orders_user_id_idx') AS bytes;

-- For a look inside an index, where the server has this extension.
-- @may-fail
CREATE EXTENSION IF NOT EXISTS pgstattuple;
-- @may-fail
GRANT EXECUTE ON FUNCTION pgstatindex(regclass) TO shop_owner;
