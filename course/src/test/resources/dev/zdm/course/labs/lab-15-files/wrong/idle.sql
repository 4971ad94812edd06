-- breaks: writes-waited
SELECT 1;
