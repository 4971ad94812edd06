// The backfill, to be written, if you want to write it in Java: bin/lab backfill runs it, ends it once in the middle, and starts it again.
for (Batch batch : shop.batches("users", 2_000)) {
    // shop.bytesBehind() tells how much log is on its way to the standby.
    log.progress(batch);
}
