-- Somebody is invited, and may not buy before they have answered.
INSERT INTO users (email, username, full_name, is_active)
VALUES ('invited-' || gen_random_uuid() || '@example.com', :new_username, :full_name, false)
RETURNING id;
