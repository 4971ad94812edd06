package dev.zdm.course.lessons;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A question at the end of a lesson, folded over its answer, so that the reader answers first. */
record RecallQuestion(String question, String answer) {

    private static final CardReader<Written> CARD = new CardReader<>(Written.class);
    private static final String WHAT_TO_DO = "A recall card has a question and an answer.";

    static RecallQuestion parse(String yaml, Source source, int line) {
        Written written = CARD.read(yaml, source, line, WHAT_TO_DO);
        if (written.question() == null || written.answer() == null) {
            throw source.problem(line, "a recall card without question or answer", WHAT_TO_DO);
        }
        return new RecallQuestion(written.question(), written.answer());
    }

    private record Written(
            @JsonProperty("question") @Nullable String question,
            @JsonProperty("answer") @Nullable String answer) {}
}
