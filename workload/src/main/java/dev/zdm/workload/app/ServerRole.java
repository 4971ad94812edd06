package dev.zdm.workload.app;

import java.util.Arrays;
import java.util.Optional;

/** Which of a shop's servers a request goes to. */
public enum ServerRole {
    /** Takes all writes. */
    PRIMARY("primary"),
    /** Follows the primary at some distance, and serves nothing but reads. */
    STANDBY("standby");

    private final String word;

    ServerRole(String word) {
        this.word = word;
    }

    /** As it stands in {@code app.yml}. */
    public String word() {
        return word;
    }

    static Optional<ServerRole> called(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
