// Names are split in Java and written back some time later: who changed theirs meanwhile gets the old one.
record Name(long id, String full) {
    String last() {
        java.util.regex.Matcher last = java.util.regex.Pattern.compile(" ((?:de )?\\S+)$").matcher(full);
        return last.find() ? last.group(1) : "";
    }

    String first() {
        return full.replaceFirst(" (de )?\\S+$", "");
    }
}

void fill(Batch batch) throws SQLException, InterruptedException {
    List<Name> missed = new ArrayList<>();
    for (Row row : db.query("SELECT id, full_name FROM users WHERE id BETWEEN ? AND ? ORDER BY id", batch.from(), batch.to())) {
        missed.add(new Name(row.number("id"), row.text("full_name")));
    }
    Thread.sleep(2_000);
    db.transaction(t -> {
        try (PreparedStatement write = t.connection()
                .prepareStatement("UPDATE users SET first_name = ?, last_name = ? WHERE id = ?")) {
            for (Name name : missed) {
                write.setString(1, name.first());
                write.setString(2, name.last());
                write.setLong(3, name.id());
                write.addBatch();
            }
            write.executeBatch();
        }
    });
}

for (Batch batch : shop.batches("users", 4_000)) {
    fill(batch);
    log.progress(batch);
}
