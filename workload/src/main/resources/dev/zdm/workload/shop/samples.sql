-- What the orders are put together from. A loading session makes these once, so that a row costs
-- a look-up rather than the building of a JSON document.

CREATE TEMPORARY TABLE baskets AS
SELECT basket,
       jsonb_agg(jsonb_build_object('sku', 'SKU-' || lpad(sku::text, 4, '0'),
                                    'qty', qty,
                                    'price_cents', price_cents)
                 ORDER BY line) AS items,
       sum(qty * price_cents)::int AS total_cents
FROM (SELECT basket, line, sku, qty, 99 + 100 * (sku * 37 % 120) AS price_cents
      FROM (SELECT basket, line, h & 4095 AS sku, 1 + ((h >> 12) & 7) * ((h >> 15) & 7) / 17 AS qty
            FROM (SELECT basket, hashint8extended(basket, :seed) AS size
                  FROM generate_series(0, 8191) AS basket) AS sized
            -- half of the baskets have one line, a few have five
            CROSS JOIN LATERAL generate_series(1, (ARRAY[1,1,1,1,1,1,1,1,2,2,2,2,3,3,4,5])[1 + (size & 15)]) AS line
            CROSS JOIN LATERAL hashint8extended(basket * 8 + line, :seed + 1) AS h) AS lines) AS priced
GROUP BY basket;

CREATE TEMPORARY TABLE notes AS
SELECT n AS note_number,
       CASE WHEN n % 5 = 0 THEN ''
            ELSE left(concat_ws(' ', p[1 + (h & 15)],
                                     CASE WHEN h & 256 > 0 THEN p[1 + ((h >> 12) & 15)] END,
                                     CASE WHEN h & 768 = 768 THEN p[1 + ((h >> 16) & 15)] END,
                                     CASE WHEN h & 1792 = 1792 THEN p[1 + ((h >> 20) & 15)] END), 120)
       END AS note
FROM generate_series(0, 1023) AS n
CROSS JOIN LATERAL hashint8extended(n, :seed + 2) AS h
CROSS JOIN (SELECT ARRAY[
    'Please ring twice.', 'Leave it with the neighbours.', 'Third floor, no lift.', 'It is a present, no invoice in the box.',
    'Call before you come.', 'Beware of the dog.', 'Deliver after 18:00.', 'Not on Saturdays.',
    'Use the side entrance by the bicycle shed.', 'The bell does not work.', 'Fragile!', 'Put it behind the green bin.',
    'Gate code 4711.', 'Reception takes parcels until noon.', 'Gift wrap, please.', 'If nobody is in, try the bakery next door.'
    ] AS p) AS phrases;

ANALYZE baskets;
ANALYZE notes;
