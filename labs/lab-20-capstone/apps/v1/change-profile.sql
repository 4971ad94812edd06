-- A customer marries, or tires of a name.
UPDATE users
SET username = :new_username, full_name = :full_name
WHERE id = :user_id;
