-- breaks: customers-served
SELECT 1;
