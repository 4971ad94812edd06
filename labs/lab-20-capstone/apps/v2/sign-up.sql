-- Somebody becomes a customer. Both columns get the name.
INSERT INTO users (email, username, handle, full_name)
VALUES ('joiner-' || gen_random_uuid() || '@example.com', :new_username, :new_username, :full_name)
RETURNING id;
