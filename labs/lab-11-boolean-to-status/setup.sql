-- Accounts of the service desk's, on which actors/service-desk.sql tries things out. None of them is ever active for others to see.
INSERT INTO users (email, username, full_name, is_active) VALUES
  ('desk-paused@example.com', 'desk-paused', 'Service Desk', false),
  ('desk-locked@example.com', 'desk-locked', 'Service Desk', false),
  ('desk-untouched@example.com', 'desk-untouched', 'Service Desk', false);
-- Who was not active when the lab began, and the customers who come most often (the seed's favourites).
CREATE TABLE zdm.inactive AS SELECT id FROM users WHERE NOT is_active;
CREATE TABLE zdm.favourites AS
SELECT DISTINCT 1 + rank * 7368787 % (SELECT count(*) FROM users WHERE email NOT LIKE 'desk-%') AS id
FROM generate_series(0::bigint, 999) AS rank;
ANALYZE zdm.inactive;
ANALYZE zdm.favourites;
