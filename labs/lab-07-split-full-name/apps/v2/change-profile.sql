-- A customer marries, or tires of a name. The name is written in both forms, in one statement.
UPDATE users
SET username = :new_username, full_name = :full_name, first_name = :first_name, last_name = :last_name
WHERE id = :user_id;
