-- Orders :first to :last of :orders. Everything follows from the id and the seed: one hash, cut into
-- pieces of bits, says who bought what and how it went.
--   user    a power law with a bounded head: x = (u + 9 u^3) / 10, ranks scattered over the ids by a prime
--   status  a few orders are cancelled; of the last twentieth many are still on their way
--   time    three years up to 2026-01-01 (Unix time 1767225600), the last day three times as busy as the first
-- OFFSET 0 keeps the planner from computing a column again wherever it is used.

INSERT INTO orders (id, user_id, status, total_cents, items, note, created_at, updated_at)
SELECT id, user_id, status, total_cents, items, note,
       to_timestamp(placed),
       to_timestamp(CASE WHEN status = 'new' THEN placed ELSE placed + 3600 + (h & 262143) END)
FROM (SELECT id, h,
             1 + ((u + 9 * ((u * u >> 20) * u >> 20)) * :users / 10 >> 20) * 7368787 % :users AS user_id,
             (h >> 20) & 8191 AS basket,
             (h >> 34) & 1023 AS note_number,
             CASE WHEN luck < 61 THEN 'cancelled'
                  WHEN (:orders - id) * 20 < :orders
                  THEN CASE WHEN luck < 300 THEN 'new' WHEN luck < 550 THEN 'paid' WHEN luck < 800 THEN 'shipped' ELSE 'delivered' END
                  WHEN luck < 64 THEN 'new' WHEN luck < 70 THEN 'paid' WHEN luck < 78 THEN 'shipped'
                  ELSE 'delivered'
             END AS status,
             1767225600 - (((ago * (1073741824 + ago) >> 31) * 94608000 >> 20) + ((h >> 54) & 255) * 4)::float8 / 1024 AS placed
      FROM (SELECT id, h, h & 1048575 AS u, (h >> 44) & 1023 AS luck, ((:orders - id) << 30) / :orders AS ago
            FROM (SELECT id, hashint8extended(id, :seed) AS h
                  FROM generate_series(:first, :last) AS id
                  OFFSET 0) AS hashed) AS drawn
      OFFSET 0) AS decided
JOIN baskets USING (basket)
JOIN notes USING (note_number);
