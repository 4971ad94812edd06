-- transaction: none
UPDATE users SET display_name = initcap(username);
