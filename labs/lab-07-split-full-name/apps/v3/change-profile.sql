-- A customer marries, or tires of a name.
UPDATE users
SET username = :new_username, first_name = :first_name, last_name = :last_name
WHERE id = :user_id;
