-- The list of those who signed up in the last days and have not ordered yet. It has no foreign key: it outlives the accounts.
CREATE TABLE sign_ups (
  user_id      bigint PRIMARY KEY,
  signed_up_at timestamptz NOT NULL DEFAULT now(),
  closed_at    timestamptz
);
CREATE INDEX sign_ups_open_idx ON sign_ups (user_id) WHERE closed_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON sign_ups TO shop_app;

-- What the customers who stay on have in common: nobody changes this of them, and nobody of them leaves.
CREATE TABLE zdm.past AS
SELECT max(id) AS last_id, count(*) AS many,
       sum(hashtextextended(concat_ws(' ', id, email, is_active, extract(epoch FROM created_at)), 0)) AS print
  FROM users;

WITH newcomers AS (
  INSERT INTO users (email, username, full_name)
  SELECT 'newcomer-' || n || '@example.com', 'newcomer' || n, 'New Comer' || n
    FROM generate_series(1, 3000) AS n
  RETURNING id
)
INSERT INTO sign_ups (user_id) SELECT id FROM newcomers;

-- The list is the witness of who signed up and who left. Whoever owns the shop's tables cannot make it fit.
CREATE FUNCTION zdm.only_the_shop() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF pg_has_role(session_user, 'shop_owner', 'MEMBER') THEN
    RAISE EXCEPTION 'only the shop writes to the list of sign-ups' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER only_the_shop BEFORE INSERT OR UPDATE ON sign_ups FOR EACH STATEMENT EXECUTE FUNCTION zdm.only_the_shop();

-- What else hangs on the table: a view of the newsletter's, and a privilege of the monitoring's.
CREATE VIEW active_users AS SELECT id, username, email FROM users WHERE is_active;
ALTER VIEW active_users OWNER TO shop_owner;
GRANT SELECT ON active_users TO shop_app;
GRANT SELECT ON users TO pg_monitor;

-- Last night's correction of all names: half of the table is air now.
UPDATE users SET full_name = full_name;
VACUUM (ANALYZE) users;
ANALYZE sign_ups;

-- What the checks compare with.
CREATE TABLE zdm.users_before AS
SELECT oid, relowner::regrole::text AS owner FROM pg_class WHERE oid = 'public.users'::regclass;
CREATE TABLE zdm.users_privileges AS
SELECT item.grantee::regrole::text AS grantee, item.privilege_type, item.is_grantable
  FROM pg_class, aclexplode(relacl) AS item
 WHERE oid = 'public.users'::regclass AND item.grantee <> relowner;
