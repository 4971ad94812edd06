-- A customer of the branch that was bought last year. Old code: it names no columns and trusts their order.
INSERT INTO users
VALUES (DEFAULT, 'branch-' || gen_random_uuid() || '@example.com', :new_username, :full_name)
RETURNING id;
