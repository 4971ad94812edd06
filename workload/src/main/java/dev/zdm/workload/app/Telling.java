package dev.zdm.workload.app;

/**
 * What a request's answer says about a row, so that it can be held against what was promised. Who sends statements reads what the shop holds;
 * a program may tell its customer anything.
 *
 * @param truth its name: {@code full_name}
 * @param key the word that is the row's key
 */
public record Telling(String truth, Word key) {

    /** @param key {@code :user_id}; {@link IllegalArgumentException} when that is no key */
    static Telling of(String truth, String key) {
        return new Telling(truth, Memory.keyWord(key));
    }

    public long keyIn(Draw draw) {
        return Long.parseLong(key.textIn(draw));
    }
}
