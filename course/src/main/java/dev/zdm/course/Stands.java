package dev.zdm.course;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Edition;
import dev.zdm.grader.store.LabFolder;
import dev.zdm.grader.store.Standing;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.Progress;
import dev.zdm.runner.live.Live;
import dev.zdm.runner.live.LiveState;
import dev.zdm.runner.work.WorkFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * All that the site needs from the stand behind it. Every call may come from any thread and fails with a
 * {@link LabProblem} that the learner can read.
 */
public interface Stands {

    LabCatalog labs();

    /** The attempt that is being prepared or runs, or else the last one of this process. */
    Optional<AttemptStatus> current();

    /** How far the learner ever came with a lab. */
    Standing standing(Lab lab);

    /** A new attempt: returns when the learner may begin, some 5 to 60 seconds later. */
    AttemptStatus start(String lab, OptionalLong rows, Progress progress);

    AttemptStatus next(Progress progress);

    AttemptStatus reset(Progress progress);

    AttemptStatus finish();

    /**
     * Walks the lab's solution in the learner's place, on the attempt that runs or on a new one, which is skipped for good by that; returns at
     * the end, minutes later.
     */
    AttemptStatus skip(String lab, OptionalLong rows, Progress progress);

    /** What the learner did at a lab: attempts and help, as files. */
    LabFolder folder(Lab lab);

    /** When the learner last did something in the attempt that runs; empty when none does. */
    Optional<Instant> lastActive();

    /** Rolls out these app versions of the current lab; returns when that is over, some seconds later. */
    void deploy(List<String> versions);

    /** The app versions that the learner wrote and deployed in the attempt that is under way, the oldest first. */
    List<Edition> editions();

    /** The app versions that get customers now, and how many percent of them; empty while the shop is closed. */
    Map<String, Integer> shares();

    /** The files that the learner writes in this lab; they outlive attempts. */
    WorkFiles work(Lab lab);

    /**
     * Has a tool of the current lab's at work on the learner's files; returns when it is done, seconds to minutes later.
     *
     * @param says hears what it tells the learner, line by line
     * @return 0 when all went well
     */
    int useTool(String tool, List<String> arguments, Consumer<String> says) throws InterruptedException;

    /**
     * What the grader says about the current attempt as it is now; takes about a second and changes nothing in the shop.
     *
     * @param asked whether the learner asked, rather than the page by itself: such a verdict is written down
     */
    Verdict check(boolean asked);

    /**
     * Tells {@code viewer} up to twenty times a second how the stand is, until the answer is closed. No picture is
     * taken while no attempt runs.
     *
     * @param closely whether anybody looks; four times a second do otherwise
     */
    Live.Watching live(Consumer<LiveState> viewer, BooleanSupplier closely);

    /** The shop's catalogue, half a second old at the most when all is well; empty while the shop is closed. */
    Optional<Catalogue> catalogue();

    /** Who waits for a lock or is waited for, as the recorder last looked; empty while the shop is closed. */
    List<LiveState.Node> queue();

    /** Whether there is a shop that sessions can log in to. */
    boolean isOpen();

    /**
     * A session on the current stand beside the console's, for what the course itself tries. It may what the learner may, and what it
     * does is nobody's fault; whoever asked for it resets it when done.
     */
    StandSession aside();

    /** The console's session on the current stand; it logs in when its first statement is sent. */
    StandSession session(SessionName name);

    /** Keeps with the attempt under way that somebody who teaches is about to run this statement in the learner's console. */
    void noteTyped(SessionName session, String statement);

    /** The Java console; there is one, whoever asks. */
    StandJava java();

    /** The three sessions of the console. */
    enum SessionName {
        A,
        B,
        C
    }
}
