package dev.zdm.course.load;

import dev.zdm.grader.verdict.Verdict;
import dev.zdm.runner.dev.Walk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came of the walks. Thread-safe. */
final class Score {

    private int right;
    private final List<String> unproven = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private int cutShort;
    private int disturbed;
    private final Map<String, Integer> disturbances = new TreeMap<>();
    private final Map<String, Duration> back = new TreeMap<>();

    /**
     * Counts one. A verdict is wrong when it says what did not happen: unproven says nothing.
     *
     * @param again of the same evidence when the attempt was over
     * @param interrupted whether the stand went down in the middle of it
     */
    synchronized void add(Task task, String learner, Path folder, Verdict again, boolean interrupted) {
        boolean solution = task.road().breaks().isEmpty();
        String told = learner + " " + task.told() + ": " + again.word() + " " + Walk.broken(task.lab(), again);
        if (interrupted) {
            cutShort++;
            if (solution ? again instanceof Verdict.Failed : again instanceof Verdict.Passed) {
                wrong.add("cut short, " + told + " " + folder);
            }
        } else if (again instanceof Verdict.Unproven) {
            unproven.add(told + " "
                    + again.first()
                            .map(finding -> finding.check() + ": " + finding.actual())
                            .orElse(""));
        } else if (Walk.isRight(task.lab(), Optional.of(task.road()), again)) {
            right++;
        } else {
            wrong.add(told + " " + folder + "\n" + Walk.inFull(again));
        }
    }

    /** Something did not go as it should, and the learner tried again. */
    synchronized void disturbed(String why) {
        disturbed++;
        disturbances.merge(why, 1, Integer::sum);
    }

    /** Something that had been acknowledged is not there any more. */
    synchronized void lost(String what) {
        lost.add(what);
    }

    /** After what was killed, a learner was where they had been: page, or attempt; the longest counts. */
    synchronized void back(String what, Duration after) {
        back.merge(what, after, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** The longest that somebody had to wait for that after such a kill; empty when nobody waited. */
    synchronized Optional<Duration> backAfter(String killed, String what) {
        return Optional.ofNullable(back.get(killed + " killed, " + what));
    }

    synchronized boolean isClean() {
        return wrong.isEmpty() && lost.isEmpty();
    }

    /** Each kind of outcome with its number, in words. */
    synchronized String inShort() {
        return String.format(
                Locale.ROOT,
                "%d right, %d wrong, %d unproven, %d cut short, %d lost",
                right,
                wrong.size(),
                unproven.size(),
                cutShort,
                lost.size());
    }

    synchronized List<String> told() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "verdicts: %d right, %d wrong, %d unproven; %d attempts cut short; %d disturbances; lost: %d",
                right,
                wrong.size(),
                unproven.size(),
                cutShort,
                disturbed,
                lost.size()));
        wrong.forEach(one -> lines.add("WRONG " + one));
        lost.forEach(one -> lines.add("LOST " + one));
        back.forEach((what, after) ->
                lines.add(String.format(Locale.ROOT, "%s: all back after %.1f s", what, after.toMillis() / 1e3)));
        disturbances.forEach((why, times) -> lines.add("disturbed " + times + " times: " + why));
        unproven.forEach(one -> lines.add("unproven " + one));
        return lines;
    }
}
