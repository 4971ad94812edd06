-- Somebody becomes a customer.
INSERT INTO users (email, handle, full_name)
VALUES ('joiner-' || gen_random_uuid() || '@example.com', :new_username, :full_name)
RETURNING id;
