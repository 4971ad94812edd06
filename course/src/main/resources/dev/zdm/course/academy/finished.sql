INSERT INTO finished AS was (learner, lesson, finished, at) VALUES (?, ?, ?, ?)
ON CONFLICT (learner, lesson) DO UPDATE SET finished = excluded.finished, at = excluded.at
WHERE excluded.at >= was.at
