-- Nobody wants to wait an hour for the proof.
SELECT setval('payments_id_seq', 2147483640);
-- @until SELECT EXISTS (SELECT FROM payments WHERE id > 2147483650)
