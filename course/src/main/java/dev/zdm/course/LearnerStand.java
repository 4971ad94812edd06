package dev.zdm.course;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Edition;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.EvidenceNow;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.store.LabFolder;
import dev.zdm.grader.store.Standing;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.live.Live;
import dev.zdm.runner.live.LiveState;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.runner.work.WorkFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One learner's stand, as the site sees it. Thread-safe. */
public final class LearnerStand implements Stands {

    private final LabRunner runner;
    private final Stand stand;
    private final AttemptFolders folders;
    private final StartOptions usual;
    private final Map<SessionName, StandSession> sessions = new EnumMap<>(SessionName.class);
    private final StandJava java;
    private volatile Optional<AttemptStatus> last = Optional.empty();
    private boolean choosesSize = true;
    private volatile VerdictListener onVerdict = (lab, verdict, took, asked) -> {};

    /** Hears of each verdict, how long it took, and whether the learner asked for it rather than the page by itself. */
    public interface VerdictListener {
        void judged(Lab lab, Verdict verdict, Duration took, boolean asked);
    }

    /** @param usual of a new attempt when the learner does not say otherwise */
    public LearnerStand(LabRunner runner, Stand stand, StartOptions usual) {
        this.runner = runner;
        this.stand = stand;
        this.folders = new AttemptFolders(
                runner.home().attempts().resolve(stand.names().learner()));
        this.usual = usual;
        this.java = new ShopJava(stand);
        for (SessionName name : SessionName.values()) {
            sessions.put(name, new ShopSession(stand));
        }
    }

    public void onVerdict(VerdictListener listener) {
        onVerdict = listener;
    }

    @Override
    public LabCatalog labs() {
        return runner.labs();
    }

    @Override
    public Optional<AttemptStatus> current() {
        last = stand.current().or(() -> last.map(LearnerStand::asItEnded));
        return last;
    }

    /** bin/lab may have ended what was begun here; how it ended stands in the attempt's own file. */
    private static AttemptStatus asItEnded(AttemptStatus status) {
        return status.running()
                ? new AttemptStatus(
                        status.lab(),
                        status.number(),
                        status.phase(),
                        AttemptFile.read(status.folder()).state().toString(),
                        status.rows(),
                        status.began(),
                        status.folder())
                : status;
    }

    @Override
    public Standing standing(Lab lab) {
        return folder(lab).standing();
    }

    @Override
    public LabFolder folder(Lab lab) {
        return folders.at(lab);
    }

    @Override
    public AttemptStatus start(String lab, OptionalLong asked, Progress progress) {
        leaveTheOldShop();
        return remembered(stand.start(labs().named(lab), options(asked), progress));
    }

    /** Seeding a shop of a size of one's own would have all others wait, and stays on the disk. */
    public LearnerStand withSizesAsTheyAre() {
        choosesSize = false;
        return this;
    }

    private StartOptions options(OptionalLong asked) {
        return asked.isPresent() && choosesSize ? usual.withRows(asked.getAsLong()) : usual;
    }

    /** The console's transactions end first: the solution would wait for their locks. */
    @Override
    public AttemptStatus skip(String lab, OptionalLong asked, Progress progress) {
        stand.resume();
        leaveTheOldShop();
        Lab wanted = labs().named(lab);
        return remembered(stand.solve(wanted, wanted.solutions().get(0), options(asked), progress));
    }

    @Override
    public Optional<Instant> lastActive() {
        return stand.lastActive();
    }

    @Override
    public AttemptStatus next(Progress progress) {
        return remembered(stand.next());
    }

    @Override
    public AttemptStatus reset(Progress progress) {
        leaveTheOldShop();
        return remembered(stand.reset(labs(), progress));
    }

    /** A fresh shop for the lessons, in place of one that the stand has dropped. */
    public void openShop() {
        leaveTheOldShop();
        stand.practise(usual, Progress.SILENT);
    }

    /** A new shop is another database: what is typed next logs in there, instead of finding its connection cut. */
    private void leaveTheOldShop() {
        java.stop();
        sessions.values().forEach(StandSession::reset);
    }

    @Override
    public AttemptStatus finish() {
        return remembered(stand.finish());
    }

    @Override
    public void deploy(List<String> versions) {
        stand.deploy(versions);
    }

    @Override
    public List<Edition> editions() {
        return stand.editions();
    }

    @Override
    public Map<String, Integer> shares() {
        return stand.shares();
    }

    @Override
    public WorkFiles work(Lab lab) {
        return stand.work(lab);
    }

    @Override
    public int useTool(String tool, List<String> arguments, Consumer<String> says) throws InterruptedException {
        return stand.useTool(tool, arguments, says);
    }

    private AttemptStatus remembered(AttemptStatus status) {
        last = Optional.of(status);
        return status;
    }

    @Override
    public Verdict check(boolean asked) {
        AttemptStatus status = current()
                .orElseThrow(() -> new LabProblem.Usage("No attempt has been started yet.", "Press Start first."));
        long began = System.nanoTime();
        EvidenceNow now = EvidenceNow.of(status.folder(), Clock.systemUTC());
        Verdict verdict = Grader.of(status.lab()).judge(now.evidence(), now.asOf());
        onVerdict.judged(status.lab(), verdict, Duration.ofNanos(System.nanoTime() - began), asked);
        if (asked || isFirstPass(status.folder(), verdict)) {
            Help help = HelpFile.read(status.folder());
            VerdictFile.append(status.folder(), now.evidence().attempt(), help, verdict, Instant.now());
        }
        return verdict;
    }

    /** The panel asks every other second; a verdict that was given already is not worth another line. */
    private static boolean isFirstPass(Path folder, Verdict verdict) {
        return verdict instanceof Verdict.Passed && !VerdictFile.words(folder).contains(verdict.word());
    }

    @Override
    public Live.Watching live(Consumer<LiveState> viewer, BooleanSupplier closely) {
        return stand.live().watchClosely(viewer, closely);
    }

    @Override
    public Optional<Catalogue> catalogue() {
        return stand.catalogue();
    }

    @Override
    public List<LiveState.Node> queue() {
        return stand.queue();
    }

    @Override
    public boolean isOpen() {
        return stand.isOpen();
    }

    @Override
    public StandSession aside() {
        StandSession session = new ShopSession(stand);
        session.become(StandNames.STAFF);
        return session;
    }

    @Override
    public StandSession session(SessionName name) {
        StandSession session = sessions.get(name);
        if (session == null) {
            throw new IllegalArgumentException("there is no session " + name);
        }
        return session;
    }

    @Override
    public void noteTyped(SessionName session, String statement) {
        stand.noteTyped(session.name(), statement);
    }

    @Override
    public StandJava java() {
        return java;
    }
}
