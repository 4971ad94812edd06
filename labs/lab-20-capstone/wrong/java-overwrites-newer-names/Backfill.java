// How far it has come is noted in the table backfill, in the transaction of each batch. So it goes on wherever anything ended it.
long upto = db.number("SELECT upto FROM backfill");

long noted() throws SQLException {
    return db.number("SELECT done FROM backfill");
}

void fill(Batch batch) throws SQLException, InterruptedException {
    Rows names = db.query("SELECT id, username FROM users WHERE id BETWEEN ? AND ? ORDER BY id", batch.from(), batch.to());
    Thread.sleep(1_000);
    db.transaction(t -> {
        try (PreparedStatement write = t.connection().prepareStatement("UPDATE users SET handle = ? WHERE id = ?")) {
            for (Row name : names) {
                write.setString(1, name.text("username"));
                write.setLong(2, name.number("id"));
                write.addBatch();
            }
            write.executeBatch();
        }
        t.update("UPDATE backfill SET done = ?", batch.to());
    });
}

// What one part leaves behind is room for the next. By hand a VACUUM writes as fast as it can; this slows it down.
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
