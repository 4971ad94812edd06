-- a new table, in the types of this shop
SET lock_timeout = '500ms';
SET statement_timeout = '5s';
CREATE TABLE vouchers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code varchar(20) NOT NULL,
  cents int NOT NULL,
  day date NOT NULL,
  printed_at timestamp NOT NULL
);
