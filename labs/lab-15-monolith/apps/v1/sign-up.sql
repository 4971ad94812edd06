-- Somebody becomes a customer.
INSERT INTO users (email, username, full_name)
VALUES ('joiner-' || gen_random_uuid() || '@example.com', :new_username, :full_name)
RETURNING id;
