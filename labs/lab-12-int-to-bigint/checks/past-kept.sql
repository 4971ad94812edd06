-- Every payment and refund that was there at first, with its id and what it says.
SELECT format('of %s %s that were there at first, %s are there%s', past.many, past.relation, present.many,
              CASE WHEN present.many = past.many THEN ', and not all are what they were' ELSE '' END)
  FROM zdm.past
 CROSS JOIN LATERAL (
    SELECT count(*) AS many, sum(hashtextextended(concat_ws(' ', id, order_id, amount_cents, method, reference), 0)) AS print
      FROM public.payments
     WHERE id <= past.last_id) AS present
 WHERE past.relation = 'payments' AND (present.many, present.print) IS DISTINCT FROM (past.many, past.print)
UNION ALL
SELECT format('of %s %s that were there at first, %s are there%s', past.many, past.relation, present.many,
              CASE WHEN present.many = past.many THEN ', and not all are what they were' ELSE '' END)
  FROM zdm.past
 CROSS JOIN LATERAL (
    SELECT count(*) AS many, sum(hashtextextended(concat_ws(' ', id, payment_id, amount_cents, reason), 0)) AS print
      FROM public.refunds
     WHERE id <= past.last_id) AS present
 WHERE past.relation = 'refunds' AND (present.many, present.print) IS DISTINCT FROM (past.many, past.print);
