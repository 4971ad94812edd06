// How far it has come is noted in the table backfill, in the transaction of each batch. So it goes on wherever anything ended it.
long upto = db.number("SELECT upto FROM backfill");

long noted() throws SQLException {
    return db.number("SELECT done FROM backfill");
}

void fill(Batch batch) throws SQLException {
    db.transaction(t -> {
        t.update("UPDATE orders SET line_count = jsonb_array_length(items) WHERE id BETWEEN ? AND ?", batch.from(), batch.to());
        t.update("UPDATE backfill SET done = ?", batch.to());
    });
}

// What one part leaves behind is room for the next. By hand a VACUUM writes as fast as it can; this slows it down.
void vacuum() throws SQLException {
    try (Connection connection = db.connection(); Statement statement = connection.createStatement()) {
        statement.execute("SET vacuum_cost_delay = '10ms'");
        statement.execute("VACUUM (TRUNCATE off) orders");
        statement.execute("RESET vacuum_cost_delay");
    }
}

void fillTheRest() throws SQLException, InterruptedException {
    long vacuumed = noted();
    for (Batch batch : new Batches(1, upto, 1, 10_000).after(noted())) {
        shop.awaitBytesBehindBelow(6_000_000);
        fill(batch);
        log.progress(batch);
        if (batch.to() - vacuumed > upto / 9) {
            vacuum();
            vacuumed = batch.to();
        }
    }
}

while (noted() < upto) {
    try {
        fillTheRest();
    } catch (SQLException e) {
        if (!"57P01".equals(e.getSQLState())) {
            throw e;
        }
        log.say("somebody has ended the session; on from %,d", noted());
    }
}
