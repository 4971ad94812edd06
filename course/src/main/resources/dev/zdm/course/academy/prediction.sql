INSERT INTO prediction AS was (learner, page, card, guess, at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (learner, page, card) DO UPDATE SET guess = excluded.guess, at = excluded.at
WHERE excluded.at >= was.at
