-- Users :first to :last. Everything follows from the id and the seed.
-- They joined in the three years before the first order. Most names are two words; some are one or three.

INSERT INTO users (id, email, username, full_name, is_active, created_at)
SELECT id,
       'shopper' || id || '@example.com',
       'shopper' || id,
       CASE WHEN (h >> 20) & 63 = 0 THEN given[1 + (h & 31)]
            WHEN (h >> 20) & 63 < 4 THEN given[1 + (h & 31)] || ' ' || given[1 + ((h >> 10) & 31)] || ' ' || family[1 + ((h >> 5) & 31)]
            WHEN (h >> 20) & 63 < 6 THEN given[1 + (h & 31)] || ' de ' || family[1 + ((h >> 5) & 31)]
            ELSE given[1 + (h & 31)] || ' ' || family[1 + ((h >> 5) & 31)]
       END,
       (h >> 26) & 31 > 0,
       timestamptz '2020-01-01 00:00:00+00' + interval '1 second' * (id * 94608000 / :users - ((h >> 31) & 255))
FROM generate_series(:first, :last) AS id
CROSS JOIN LATERAL hashint8extended(id, :seed + 3) AS h
CROSS JOIN (SELECT ARRAY[
    'Noor', 'Mateo', 'Aiko', 'Lena', 'Omar', 'Priya', 'Jonas', 'Zoë', 'Kwame', 'Ingrid', 'Tomás', 'Mei', 'Elif', 'Pavel', 'Amara', 'Luca',
    'Sofia', 'Ravi', 'Hanna', 'Diego', 'Yuki', 'Nadia', 'Finn', 'Leila', 'Chidi', 'Marta', 'Arjun', 'Clara', 'Bao', 'Freya', 'Samir', 'Ana'
    ] AS given, ARRAY[
    'Smith', 'Okafor', 'Tanaka', 'Müller', 'Haddad', 'Patel', 'Berg', 'García', 'Mensah', 'Larsen', 'Silva', 'Chen', 'Yılmaz', 'Novák', 'Diallo', 'Rossi',
    'Costa', 'Sharma', 'Virtanen', 'Fernández', 'Sato', 'Petrova', 'O''Brien', 'Rahimi', 'Eze', 'Kowalska', 'Rao', 'Weber', 'Nguyen', 'Lindqvist', 'Aziz', 'Pereira'
    ] AS family) AS names;
