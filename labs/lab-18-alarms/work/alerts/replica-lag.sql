-- Rings when the standby is more than 10 seconds behind in what it has replayed, or has no connection.
SELECT 'not written yet' WHERE false;
