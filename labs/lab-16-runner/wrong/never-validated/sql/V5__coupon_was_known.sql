-- NOT VALID is checked for whatever comes, and nothing has a coupon yet.
SELECT 1;
