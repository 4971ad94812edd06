-- Nobody keeps a cancelled order for ever. It is one of the past; an order of today is not erased.
DELETE FROM orders
WHERE id = (
  SELECT id
  FROM orders
  WHERE id <= :order_id AND status = 'cancelled'
  ORDER BY id DESC
  LIMIT 1
);
