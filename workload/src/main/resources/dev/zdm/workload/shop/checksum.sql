-- A sum of row hashes, so that the order of rows does not matter. Hashes of text are those of its bytes,
-- hence the C collation: no locale has a say.

SELECT mod(coalesce(sum(hash_record_extended(
           ROW(id, email COLLATE "C", username COLLATE "C", full_name COLLATE "C", is_active, created_at), 0)), 0),
           9223372036854775807)::bigint
FROM users;

SELECT mod(coalesce(sum(hash_record_extended(
           ROW(id, user_id, status COLLATE "C", total_cents, items, note COLLATE "C", created_at, updated_at), 0)), 0),
           9223372036854775807)::bigint
FROM orders;
