-- What is referenced has to be unique, and the code alone is not.
SELECT 1;
