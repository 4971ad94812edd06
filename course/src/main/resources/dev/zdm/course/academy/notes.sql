WITH me AS (SELECT name FROM learner WHERE name = ?)
SELECT 'place/' || lesson AS key, jsonb_build_object('heading', heading, 'past', past) AS value, at
FROM place JOIN me ON learner = name
UNION ALL
SELECT 'read/' || lesson, to_jsonb(finished), at FROM finished JOIN me ON learner = name
UNION ALL
SELECT 'guess/' || page || '/' || card, to_jsonb(guess), at FROM prediction JOIN me ON learner = name
UNION ALL
SELECT key, value, at FROM kept JOIN me ON learner = name
