-- a primary key builds its index under ACCESS EXCLUSIVE
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
ALTER TABLE events ADD PRIMARY KEY (id);
