-- Counted from the time when a fifth of the orders was filled until about half of them was.
SELECT format('%s rows of orders and its indexes were read to fill less than %s', i.rows_read, l.orders)
  FROM zdm.interruption AS i, zdm.lab AS l
 WHERE i.rows_read > 20 * l.orders;
