-- Somebody becomes a customer.
INSERT INTO users (email, username, first_name, last_name)
VALUES ('joiner-' || gen_random_uuid() || '@example.com', :new_username, :first_name, :last_name)
RETURNING id;
