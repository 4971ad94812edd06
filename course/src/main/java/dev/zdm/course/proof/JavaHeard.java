package dev.zdm.course.proof;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.jshell.JavaListener;
import dev.zdm.runner.jshell.JavaOutcome;
import dev.zdm.runner.stand.Stand;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a block of Java printed and came to.
 *
 * @param text as the console shows it
 */
record JavaHeard(String text, JavaOutcome outcome) {

    /** Runs a block on the stand's Java console, and stops it when it takes too long. */
    static JavaHeard of(Stand stand, String java, Duration bound) throws InterruptedException {
        Listener heard = new Listener();
        try {
            JavaOutcome outcome = stand.runJava(java, heard).get(bound.toMillis(), TimeUnit.MILLISECONDS);
            return new JavaHeard(heard.text(), outcome);
        } catch (TimeoutException e) {
            stand.java().stop();
            return new JavaHeard(heard.text(), JavaOutcome.STOPPED);
        } catch (ExecutionException e) {
            throw new LabProblem("a block of Java could not be run: " + e.getCause(), "See bin/lab doctor.", e);
        }
    }

    /** Why it did not go well, in words. */
    Optional<String> fault() {
        return outcome == JavaOutcome.DONE ? Optional.empty() : Optional.of("it ended as " + outcome + ":\n" + text);
    }

    private static final class Listener implements JavaListener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public synchronized void printed(String printed) {
            text.append(printed);
        }

        /** What was declared says nothing that the block does not. */
        @Override
        public synchronized void remark(Remark remark) {
            if (remark.sort() != Remark.Sort.DECLARED) {
                text.append(remark.text()).append('\n');
            }
        }

        synchronized String text() {
            return text.toString();
        }
    }
}
