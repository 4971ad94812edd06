-- due: failed built-concurrently
-- tries: to bury a blocking build in the log, under thousands of lines that look like the witness's own.
DO $$
BEGIN
  FOR line IN 1 .. 10000 LOOP
    RAISE LOG 'zdm {"type": "ddl-end", "tag": "CREATE INDEX", "objects": [], "locks": []}';
    IF line = 5000 THEN
      CREATE INDEX orders_by_status ON orders (status, created_at);
    END IF;
  END LOOP;
END
$$;
-- @pause 1s
