-- When the lab began, and how many users there were.
CREATE TABLE zdm.lab AS SELECT clock_timestamp() AS began, max(id) AS users FROM users;
