-- breaks: queue-formed
-- Without a reader the change takes milliseconds, and nobody queues.
ALTER TABLE orders ADD COLUMN gift_wrap boolean;
