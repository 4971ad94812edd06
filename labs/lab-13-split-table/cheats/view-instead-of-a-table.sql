-- due: failed table-shape
-- tries: to have no second table: order_items is a view on orders.items, and swallows what v2 writes.
CREATE VIEW order_items AS
SELECT o.id AS order_id, item.line::int AS line, item.value ->> 'sku' AS sku,
       (item.value ->> 'qty')::int AS qty, (item.value ->> 'price_cents')::int AS price_cents
  FROM orders AS o
 CROSS JOIN LATERAL jsonb_array_elements(o.items) WITH ORDINALITY AS item (value, line);
CREATE FUNCTION there_already() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN NEW;
END
$$;
CREATE TRIGGER there_already INSTEAD OF INSERT ON order_items FOR EACH ROW EXECUTE FUNCTION there_already();
GRANT SELECT, INSERT, UPDATE, DELETE ON order_items TO shop_app;
-- @deploy v2
-- @pause 1s
