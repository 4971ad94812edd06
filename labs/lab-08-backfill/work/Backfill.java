// The backfill, to be written, if you want to write it in Java. It is run with the button, with bin/lab backfill, or piece by piece on the Java
// console. The stand ends it once in the middle and starts it again, and somebody may end its session, too.
for (Batch batch : shop.batches("orders", 2_000)) {
    // shop.bytesBehind() tells how much log is on its way to the standby.
    // db.transaction(t -> { t.update("UPDATE orders SET … WHERE id BETWEEN ? AND ?", batch.from(), batch.to()); … });
    log.progress(batch);
}
