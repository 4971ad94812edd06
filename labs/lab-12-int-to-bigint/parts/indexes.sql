-- No guard for the concurrent builds: it would leave an INVALID index.
SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY payments_id_new_key ON payments (id_new);
CREATE INDEX CONCURRENTLY refunds_payment_id_new_idx ON refunds (payment_id_new);
