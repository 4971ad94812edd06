-- What one hour brought in.
SELECT status, count(*) AS orders, sum(total_cents) AS cents
FROM orders
WHERE created_at >= CAST(:hour AS timestamptz)
  AND created_at < CAST(:hour AS timestamptz) + interval '1 hour'
GROUP BY status;
