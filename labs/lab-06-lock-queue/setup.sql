-- A night's corrections, all over the table: they give an autovacuum something to do for as long as the lab lasts.
UPDATE orders SET note = note WHERE id % 100 = 0;
