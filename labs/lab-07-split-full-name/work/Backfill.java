// The backfill, to be written: it is run with the button, with bin/lab backfill, or piece by piece on the Java console.
// The stand ends it once in the middle and starts it again.
for (Batch batch : shop.batches("users", 2_000)) {
    // db.update("UPDATE users SET … WHERE id BETWEEN ? AND ?", batch.from(), batch.to());
    log.progress(batch);
}
