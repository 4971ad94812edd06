-- Rings when a file that the runner is trying now was tried more than three times in the last five minutes and is still not through.
SELECT 'not written yet' WHERE false;
