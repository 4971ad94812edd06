-- Rings when there is an index that is not valid, and nobody is at work on it.
SELECT 'not written yet' WHERE false;
