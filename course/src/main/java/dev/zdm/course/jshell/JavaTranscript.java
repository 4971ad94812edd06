package dev.zdm.course.jshell;

import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.jshell.JavaOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the last runs of Java printed and came to, so that a page that is loaded again shows them again. Thread-safe. */
final class JavaTranscript {

    /** All of it is sent to a page that opens. */
    private static final int MOST_CHARACTERS = 400_000;

    private static final int MOST_OF_ONE_RUN = 300_000;
    private static final int MOST_RUNS = 40;

    private final Clock clock;
    private final Deque<Run> runs = new ArrayDeque<>();
    private long pieces;
    private long began;

    /** One run, which is kept or forgotten as a whole. */
    private static final class Run {
        private final long number;
        private final String java;
        private final Instant since;
        private final List<Piece> pieces = new ArrayList<>();
        private int length;
        private boolean full;

        Run(long number, String java, Instant since) {
            this.number = number;
            this.java = java;
            this.since = since;
        }

        void add(Piece piece) {
            pieces.add(piece);
            length += piece.length();
        }
    }

    JavaTranscript(Clock clock) {
        this.clock = clock;
    }

    /** Returns the run's number. */
    synchronized long begin(String java) {
        Run run = new Run(++began, java, clock.instant());
        run.add(new Piece.Began(++pieces, run.number, java));
        runs.addLast(run);
        forgetOld();
        return run.number;
    }

    synchronized void printed(long number, String text) {
        Run run = find(number);
        if (run == null || run.full) {
            return;
        }
        run.add(new Piece.Printed(++pieces, number, text));
        if (run.length > MOST_OF_ONE_RUN) {
            run.full = true;
            said(number, Remark.of(Remark.Sort.NOTICE, "It prints more than this page shows."));
        }
        forgetOld();
    }

    synchronized void said(long number, Remark remark) {
        Run run = find(number);
        if (run != null) {
            run.add(new Piece.Said(++pieces, number, remark, place(run.java, remark)));
            forgetOld();
        }
    }

    synchronized void ended(long number, JavaOutcome outcome) {
        Run run = find(number);
        if (run != null) {
            run.add(new Piece.Ended(++pieces, number, outcome, Duration.between(run.since, clock.instant())));
        }
    }

    /** What came after that piece, in order; text that was printed at a stretch is one piece. */
    synchronized List<Piece> after(long number) {
        List<Piece> found = new ArrayList<>();
        List<Piece.Printed> stretch = new ArrayList<>();
        for (Run run : runs) {
            for (Piece piece : run.pieces) {
                if (piece.number() <= number) {
                    continue;
                }
                if (piece instanceof Piece.Printed printed) {
                    stretch.add(printed);
                } else {
                    endOf(stretch, found);
                    found.add(piece);
                }
            }
            endOf(stretch, found);
        }
        return found;
    }

    private static void endOf(List<Piece.Printed> stretch, List<Piece> found) {
        if (!stretch.isEmpty()) {
            Piece.Printed last = stretch.get(stretch.size() - 1);
            String text = stretch.stream().map(Piece.Printed::text).collect(Collectors.joining());
            found.add(new Piece.Printed(last.number(), last.run(), text));
            stretch.clear();
        }
    }

    private @Nullable Run find(long number) {
        return runs.stream().filter(run -> run.number == number).findFirst().orElse(null);
    }

    private void forgetOld() {
        long length = runs.stream().mapToLong(run -> run.length).sum();
        while (runs.size() > 1 && (runs.size() > MOST_RUNS || length > MOST_CHARACTERS)) {
            length -= runs.removeFirst().length;
        }
    }

    /** In characters, which are not Java's; the first that is no space where the remark means a whole line. */
    private static @Nullable Integer place(String java, Remark remark) {
        if (remark.line() == 0) {
            return null;
        }
        int begin = 0;
        for (int line = 1; line < remark.line(); line++) {
            int end = java.indexOf('\n', begin);
            if (end < 0) {
                return null;
            }
            begin = end + 1;
        }
        int at = begin + Math.max(0, remark.column() - 1);
        while (remark.column() == 0 && at < java.length() && Character.isWhitespace(java.charAt(at))) {
            at++;
        }
        return java.codePointCount(0, Math.min(at, java.length())) + 1;
    }
}
