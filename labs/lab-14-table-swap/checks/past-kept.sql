-- Everybody who was a customer before the lab is there, and what no customer changes is what it was.
SELECT format('of %s customers from before, %s are there%s', past.many, present.many,
              CASE WHEN present.many = past.many THEN ', and not all have the email, is_active and created_at that they had' ELSE '' END)
  FROM zdm.past
 CROSS JOIN LATERAL (
    SELECT count(*) AS many,
           sum(hashtextextended(concat_ws(' ', id, email, is_active, extract(epoch FROM created_at)), 0)) AS print
      FROM public.users
     WHERE id <= last_id) AS present
 WHERE (present.many, present.print) IS DISTINCT FROM (past.many, past.print);
