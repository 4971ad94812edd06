-- Group roles that own and use the shop's tables; login roles come with each stand.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'shop_owner') THEN
    CREATE ROLE shop_owner NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'shop_app') THEN
    CREATE ROLE shop_app NOLOGIN;
  END IF;
END
$$;

-- Who lives on a stand has no business in the server's other databases.
REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC;
