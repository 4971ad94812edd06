INSERT INTO place AS was (learner, lesson, heading, past, at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (learner, lesson) DO UPDATE SET heading = excluded.heading, past = excluded.past, at = excluded.at
WHERE excluded.at >= was.at
