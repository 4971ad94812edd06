-- Rings when a migration has been at work for more than 30 seconds.
SELECT 'not written yet' WHERE false;
