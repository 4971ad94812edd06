-- breaks: column-there
-- TO WRITE: a mistake that a sensible colleague would make.
SELECT count(*) FROM users;
