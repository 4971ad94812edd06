-- Somebody becomes a customer. The name is written in both forms.
INSERT INTO users (email, username, full_name, first_name, last_name)
VALUES ('joiner-' || gen_random_uuid() || '@example.com', :new_username, :full_name, :first_name, :last_name)
RETURNING id;
