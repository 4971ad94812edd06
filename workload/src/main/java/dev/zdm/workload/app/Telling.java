package dev.zdm.workload.app;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request's answer says about a row, so that it can be held against what was promised. Who sends statements reads what the shop holds;
 * a program may tell its customer anything.
 *
 * @param truth its name: {@code full_name}
 * @param key the word that is the row's key
 * @param asked the word by which the row was asked for, when it is not the key: it may be there no more, and then nothing is told
 */
public record Telling(String truth, Word key, Optional<Word> asked) {

    /**
     * @param key {@code :user_id}; {@link IllegalArgumentException} when that is no key
     * @param asked {@code :username}; null when the row was asked for by its key
     */
    static Telling of(String truth, String key, @Nullable String asked) {
        return new Telling(
                truth, Memory.keyWord(key), Optional.ofNullable(asked).map(Memory::word));
    }

    /** What the row has to hold to be found. */
    public Optional<String> askedIn(Draw draw) {
        return asked.map(word -> word.textIn(draw));
    }

    public long keyIn(Draw draw) {
        return Long.parseLong(key.textIn(draw));
    }
}
