package dev.zdm.course.proof;

import dev.zdm.course.lessons.Block;
import dev.zdm.runner.sql.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a block.
 *
 * @param answers what its statements came to, up to the first error
 * @param waited whether it was seen waiting for a lock
 * @param java what was heard of it, when it is Java
 */
record BlockRun(Block block, List<Answered> answers, boolean waited, Optional<JavaHeard> java) {

    /** A block of SQL. */
    BlockRun(Block block, List<Answered> answers, boolean waited) {
        this(block, answers, waited, Optional.empty());
    }

    /** A block of Java. */
    BlockRun(Block block, JavaHeard java) {
        this(block, List.of(), false, Optional.of(java));
    }

    /** A statement and its answer. */
    record Answered(String statement, Result result) {}

    BlockRun {
        answers = List.copyOf(answers);
    }

    Optional<Result.Failure> failure() {
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(answers.get(answers.size() - 1).result().error());
    }

    /** Which of the block's claims did not hold, in words. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        Optional<String> expected = block.fence().claims().error();
        Optional<String> seen = failure().map(Result.Failure::sqlstate);
        if (!expected.equals(seen)) {
            String came = failure()
                    .map(error -> "came " + error.sqlstate() + ": " + error.message())
                    .orElse("none came");
            broken.add(expected.map(code -> "error " + code + " is expected").orElse("no error is expected") + ", and "
                    + came);
        }
        java.flatMap(JavaHeard::fault).ifPresent(broken::add);
        if (block.fence().claims().waits() && !waited) {
            broken.add("it is said to wait, and was not seen waiting");
        }
        String printed = PsqlText.of(this, false);
        block.fence()
                .claims()
                .shows()
                .filter(pattern -> !pattern.matcher(printed).find())
                .ifPresent(pattern -> broken.add("its output does not show /" + pattern + "/ but\n" + printed));
        return broken;
    }
}
