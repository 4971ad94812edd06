-- A customer marries, or tires of a name. Both columns get it, in one statement.
UPDATE users
SET username = :new_username, handle = :new_username, full_name = :full_name
WHERE id = :user_id;
