CREATE UNIQUE INDEX CONCURRENTLY coupons_code_unique ON coupons (code);
