package dev.zdm.course.console;

import dev.zdm.course.Stands.SessionName;
import dev.zdm.runner.sql.Result;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The console's last answers, so that a page that is loaded again shows them again. Thread-safe. */
final class Transcript {

    /** With results of at most a thousand rows this stays below some tens of megabytes. */
    private static final int MOST_ANSWERS = 60;

    private final Clock clock;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private long count;

    Transcript(Clock clock) {
        this.clock = clock;
    }

    synchronized void answered(SessionName session, String statement, Result result, Manner manner, String by) {
        add(session, statement, result, null, manner, by);
    }

    synchronized void remarked(SessionName session, String statement, String remark, String by) {
        add(session, statement, null, remark, Manner.USUAL, by);
    }

    /** A word of the console's own, which nobody typed for. */
    synchronized void remarked(SessionName session, String remark) {
        add(session, "", null, remark, Manner.USUAL, "");
    }

    private void add(
            SessionName session,
            String statement,
            @Nullable Result result,
            @Nullable String remark,
            Manner manner,
            String by) {
        count++;
        answers.addLast(new Answer(count, session, clock.instant(), statement, result, remark, manner, by));
        while (answers.size() > MOST_ANSWERS) {
            answers.removeFirst();
        }
    }

    synchronized List<Answer> after(long number) {
        return answers.stream().filter(answer -> answer.number() > number).toList();
    }

    synchronized Optional<Answer> find(long number) {
        return answers.stream().filter(answer -> answer.number() == number).findFirst();
    }
}
