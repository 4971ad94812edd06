-- breaks: shop-untouched (a cheat)
-- The shop itself is the best clone of the shop.
-- @write ../solution/by-every-hundredth
CREATE TABLE delivery_tracking (delivery_id bigint PRIMARY KEY, tracking jsonb NOT NULL);
-- @run gate
