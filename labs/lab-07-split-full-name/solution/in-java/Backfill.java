// Each update commits by itself. The database splits the name, in the statement that writes it: nothing can come in between.
Limiter slowly = shop.limiter(40_000);
for (Batch batch : shop.batches("users", 2_000)) {
    slowly.take(2_000);
    db.update(
            """
            UPDATE users
            SET first_name = regexp_replace(full_name, ' (de )?\\S+$', ''),
                last_name = coalesce(substring(full_name FROM ' ((?:de )?\\S+)$'), '')
            WHERE id BETWEEN ? AND ?
            """,
            batch.from(),
            batch.to());
    log.progress(batch);
}
