package dev.zdm.runner.sql;

import org.postgresql.core.TransactionState;

/** Where a session stands between two statements, as the server said when it last was ready for one. */
public enum Transaction {
    NONE("no transaction"),
    OPEN("in a transaction"),
    FAILED("in a failed transaction");

    private final String words;

    Transaction(String words) {
        this.words = words;
    }

    /** For a person: {@code in a transaction}. */
    public String words() {
        return words;
    }

    static Transaction of(TransactionState state) {
        return switch (state) {
            case IDLE -> NONE;
            case OPEN -> OPEN;
            case FAILED -> FAILED;
        };
    }
}
