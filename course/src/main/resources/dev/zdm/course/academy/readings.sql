WITH me AS (SELECT name FROM learner WHERE name = ?)
SELECT lesson, coalesce(heading, '') AS heading, coalesce(finished, false) AS finished, greatest(place.at, finished.at) AS at
FROM (SELECT lesson, heading, at FROM place JOIN me ON learner = name) AS place
FULL JOIN (SELECT lesson, finished, at FROM finished JOIN me ON learner = name) AS finished USING (lesson)
