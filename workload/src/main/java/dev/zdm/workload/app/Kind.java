package dev.zdm.workload.app;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a request only reads, or also writes. Each kind has connections of its own. */
public enum Kind {
    @JsonProperty("read")
    READ("read", "readers"),
    @JsonProperty("write")
    WRITE("write", "writers");

    private final String word;
    private final String pool;

    Kind(String word, String pool) {
        this.word = word;
        this.pool = pool;
    }

    /** As it stands in {@code app.yml} and {@code requests.jsonl}. */
    public String word() {
        return word;
    }

    /** Name of the connection pool for requests of this kind. */
    public String pool() {
        return pool;
    }
}
