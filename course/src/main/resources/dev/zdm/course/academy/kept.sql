INSERT INTO kept AS was (learner, key, value, at) VALUES (?, ?, ?::jsonb, ?)
ON CONFLICT (learner, key) DO UPDATE SET value = excluded.value, at = excluded.at
WHERE excluded.at >= was.at
