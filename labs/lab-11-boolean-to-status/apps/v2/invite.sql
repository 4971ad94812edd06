-- Somebody is invited, and may not buy before they have answered. This corner of v2 fills both columns.
INSERT INTO users (email, username, full_name, is_active, status)
VALUES ('invited-' || gen_random_uuid() || '@example.com', :new_username, :full_name, false, 'paused')
RETURNING id;
