-- What was there, what is there. A code that had no twin is as it was.
SELECT format('there are %s coupons with the code %s', count(*), code) FROM public.coupons GROUP BY code HAVING count(*) > 1
UNION ALL
SELECT format('no coupon is left with the code %s', was.code)
  FROM (SELECT DISTINCT code FROM zdm.coupons) AS was
 WHERE NOT EXISTS (SELECT FROM public.coupons AS c WHERE c.code = was.code)
UNION ALL
SELECT format('coupon %s (%s) is not what it was', c.id, c.code)
  FROM public.coupons AS c
 WHERE NOT EXISTS (SELECT FROM zdm.coupons AS was
                    WHERE (was.id, was.code, was.cents) = (c.id, c.code, c.cents) AND was.redeemed_at IS NOT DISTINCT FROM c.redeemed_at)
UNION ALL
SELECT format('the coupon %s was redeemed, and the one that is left was not', was.code)
  FROM zdm.coupons AS was
  JOIN public.coupons AS c USING (code)
 WHERE was.redeemed_at IS NOT NULL AND c.redeemed_at IS NULL;
