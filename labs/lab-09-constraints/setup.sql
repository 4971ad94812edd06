-- Last night's import was in a hurry: what was in its way was taken away, and never put back.
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;
ALTER TABLE users DROP CONSTRAINT users_email_key;
CREATE INDEX users_email_idx ON users (email);

-- And it has left its mark: old orders without a note.
UPDATE orders SET note = NULL WHERE id % 1000 = 7 AND id <= (SELECT max(id) / 2 FROM orders);
VACUUM (ANALYZE) users;

-- What the notes have to say at the end: those that the import has left out are empty, a sample of the others says what it said.
CREATE TABLE zdm.notes_expected AS
SELECT id, coalesce(note, '') AS note FROM orders WHERE note IS NULL OR id % 97 = 0;
ANALYZE zdm.notes_expected;
