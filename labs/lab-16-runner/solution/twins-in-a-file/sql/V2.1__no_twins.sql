-- Before V3, so that it never fails.
DELETE FROM coupons AS c
 USING coupons AS twin
 WHERE twin.code = c.code AND twin.id <> c.id AND c.redeemed_at IS NULL AND (twin.redeemed_at IS NOT NULL OR c.id > twin.id);
