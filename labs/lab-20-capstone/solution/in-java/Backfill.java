// How far it has come is noted in the table backfill, in the transaction of each batch. So it goes on wherever anything ended it.
long upto = db.number("SELECT upto FROM backfill");

long noted() throws SQLException {
    return db.number("SELECT done FROM backfill");
}

void fill(Batch batch) throws SQLException {
    db.transaction(t -> {
        t.update(
                "UPDATE users SET handle = username WHERE id BETWEEN ? AND ? AND handle IS DISTINCT FROM username",
                batch.from(),
                batch.to());
        t.update("UPDATE backfill SET done = ?", batch.to());
    });
}

// What one part leaves behind is room for the next, unless somebody still sees it: so in small parts. By hand a VACUUM writes as fast as it can; this slows it down.
void vacuum() throws SQLException {
    try (Connection connection = db.connection(); Statement statement = connection.createStatement()) {
        statement.execute("SET vacuum_cost_delay = '10ms'");
        statement.execute("VACUUM (TRUNCATE off) users");
        statement.execute("RESET vacuum_cost_delay");
    }
}

long vacuumed = noted();
for (Batch batch : new Batches(1, upto, 1, 2_000).after(vacuumed)) {
    shop.awaitBytesBehindBelow(4_000_000);
    fill(batch);
    log.progress(batch);
    if (batch.to() - vacuumed > upto / 8) {
        vacuum();
        vacuumed = batch.to();
    }
}
