SET lock_timeout = '90s';
CREATE INDEX CONCURRENTLY back_office ON orders (status, created_at DESC) INCLUDE (total_cents);
