package dev.zdm.course.lessons;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question that the learner answers before the experiment does.
 *
 * @param answer the option that is true
 * @param why what the stand shows, and the reason
 */
record Prediction(String question, List<String> options, String answer, String why) {

    private static final CardReader<Written> CARD = new CardReader<>(Written.class);
    private static final String WHAT_TO_DO =
            "A prediction has a question, two or more options, the true one again as answer, and why.";

    static Prediction parse(String yaml, Source source, int line) {
        Written written = CARD.read(yaml, source, line, WHAT_TO_DO);
        List<String> options = written.options();
        String answer = written.answer();
        if (written.question() == null || options == null || answer == null || written.why() == null) {
            throw source.problem(line, "a prediction that lacks something", WHAT_TO_DO);
        }
        if (options.size() < 2 || !options.contains(answer)) {
            throw source.problem(line, "the answer is none of the options: " + answer, WHAT_TO_DO);
        }
        return new Prediction(written.question(), List.copyOf(options), answer, written.why());
    }

    private record Written(
            @JsonProperty("question") @Nullable String question,
            @JsonProperty("options") @Nullable List<String> options,
            @JsonProperty("answer") @Nullable String answer,
            @JsonProperty("why") @Nullable String why) {}
}
