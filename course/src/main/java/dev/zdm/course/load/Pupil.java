package dev.zdm.course.load;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.road.RoadWalker;
import dev.zdm.runner.road.Terrain;
import dev.zdm.runner.road.Walked;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.sql.Login;
import dev.zdm.runner.sql.SqlSession;
import dev.zdm.runner.stand.StandNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A learner who reads, starts a lab, answers it right or wrong, asks for the verdict, and goes on to the next one. */
final class Pupil implements Runnable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PART = Pattern.compile("data-part=\"([a-z0-9-]+)\"");
    private static final List<String> LESSONS = List.of("/", "/labs/lab-3", "/dashboard", "/schema");

    private final String name;
    private final Seat seat;
    private final StandNames names;
    private final Server server;
    private final AttemptFolders folders;
    private final List<Task> tasks;
    private final Score score;
    private final Timings timings;
    private final Events events;
    private final CountDownLatch provisioned;
    private final AtomicReference<Kill> lastKill;
    private final Instant end;
    private final Random chance;
    private int next;
    private long acknowledged;
    private boolean isProvisioned;
    private Instant seenKill = Instant.EPOCH;

    /** Something that was killed. */
    record Kill(String what, Instant at) {}

    Pupil(
            String name,
            Seat seat,
            StandNames names,
            Server server,
            Path attempts,
            List<Task> tasks,
            int first,
            Score score,
            Timings timings,
            Events events,
            CountDownLatch provisioned,
            AtomicReference<Kill> lastKill,
            Instant end) {
        this.name = name;
        this.seat = seat;
        this.names = names;
        this.server = server;
        this.folders = new AttemptFolders(attempts.resolve(names.learner()));
        this.tasks = tasks;
        this.next = first;
        this.score = score;
        this.timings = timings;
        this.events = events;
        this.provisioned = provisioned;
        this.lastKill = lastKill;
        this.end = end;
        this.chance = new Random(first);
    }

    @Override
    public void run() {
        try {
            while (Instant.now().isBefore(end)) {
                try {
                    round();
                } catch (IOException | LabProblem e) {
                    score.disturbed(
                            String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
                    think(1, 3);
                }
            }
            requireAcknowledged();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            score.disturbed(name + " could not ask for their notes at the end: " + e.getMessage());
        }
    }

    private void round() throws IOException, InterruptedException {
        seat.page("page", LESSONS.get(chance.nextInt(LESSONS.size())));
        noteBack("page");
        requireAcknowledged();
        Task task = tasks.get(next % tasks.size());
        String page = seat.page("page of a lab", "/labs/" + task.lab().id());
        Path folder = begin(task);
        noteBack("attempt");
        try (InputStream stream = seat.events(parts(page))) {
            Thread reader = new Thread(() -> events.drain(stream), "events-" + name);
            reader.setDaemon(true);
            reader.start();
            play(task, folder);
        }
        next++;
        acknowledge();
        think(2, 10);
    }

    private void noteBack(String what) {
        Kill kill = lastKill.get();
        if (kill != null && kill.at().isAfter(seenKill)) {
            score.back(kill.what() + " killed, " + what, Duration.between(kill.at(), Instant.now()));
            if (what.equals("attempt")) {
                seenKill = kill.at();
            }
        }
    }

    private static String parts(String page) {
        Matcher matcher = PART.matcher(page);
        StringBuilder parts = new StringBuilder();
        while (matcher.find()) {
            parts.append(parts.isEmpty() ? "" : ",").append(matcher.group(1));
        }
        return parts.toString();
    }

    private Path begin(Task task) throws IOException, InterruptedException {
        Optional<Path> before = folders.current();
        long began = System.nanoTime();
        seat.post("verb", "/labs/" + task.lab().id() + "/start", "{}");
        await(
                "an attempt at " + task.lab().id(),
                () -> folders.current()
                        .filter(now -> !now.equals(before.orElse(null)))
                        .map(Pupil::isUnderWay)
                        .orElse(false));
        timings.add("start of a lab", Duration.ofNanos(System.nanoTime() - began));
        if (!isProvisioned) {
            isProvisioned = true;
            provisioned.countDown();
        }
        return folders.current().orElseThrow();
    }

    private static boolean isUnderWay(Path folder) {
        Attempt attempt = AttemptFile.read(folder);
        return attempt.state() == Attempt.State.RUNNING && !attempt.phases().isEmpty();
    }

    private void play(Task task, Path folder) throws IOException, InterruptedException {
        Walked walked;
        try (RoadWalker walker = new RoadWalker(new OverTheWeb(folder), "learner", line -> {})) {
            walked = walker.walk(task.road());
        }
        boolean interrupted = AttemptFile.read(folder).state() == Attempt.State.INTERRUPTED;
        if (!(walked instanceof Walked.Done) && !interrupted) {
            score.disturbed(task.told() + " did not go as it says: "
                    + walked.toString().lines().findFirst().orElse(""));
            return;
        }
        if (!interrupted) {
            int given = VerdictFile.given(folder).size();
            long asked = System.nanoTime();
            seat.post("verb", "/attempt/check", "{}");
            await("a verdict", () -> VerdictFile.given(folder).size() > given || !isUnderWay(folder));
            timings.add("verdict", Duration.ofNanos(System.nanoTime() - asked));
            seat.page("page of a lab", "/labs/" + task.lab().id());
            seat.post("verb", "/attempt/finish", "{}");
            await("the attempt's end", () -> AttemptFile.read(folder).ended() != null);
            interrupted = AttemptFile.read(folder).state() == Attempt.State.INTERRUPTED;
            if (VerdictFile.given(folder).size() <= given && !interrupted) {
                score.lost("a verdict of " + name + " in " + folder);
            }
        }
        score.add(
                task,
                name,
                folder,
                Grader.of(task.lab()).judge(EvidenceReader.read(folder), Instant.now()),
                interrupted);
    }

    /** What the road cannot do with SQL goes the way that a page's buttons go. */
    private final class OverTheWeb implements Terrain {

        private final Path folder;

        OverTheWeb(Path folder) {
            this.folder = folder;
        }

        @Override
        public SqlSession open(String role) {
            String full = role.equals(Server.ADMIN) ? role : names.role(role);
            return SqlSession.open(new Login(server.jdbcUrl(names.database()), full, server.passwordOf(full)));
        }

        @Override
        public void nextPhase() {
            int before = AttemptFile.read(folder).phases().size();
            try {
                seat.post("verb", "/attempt/next", "{}");
                await("the next phase", () -> AttemptFile.read(folder).phases().size() > before || !isUnderWay(folder));
            } catch (IOException e) {
                throw new LabProblem("The site did not answer: " + e.getMessage(), "Look at its log.", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LabProblem("The walk was interrupted.", "Run it again.", e);
            }
        }

        @Override
        public void deploy(List<String> apps) {
            throw notPlayed();
        }

        @Override
        public void write(Path from) {
            throw notPlayed();
        }

        @Override
        public int useTool(String tool, List<String> arguments, Consumer<String> says) {
            throw notPlayed();
        }

        @Override
        public void slowAutovacuum(boolean on, String table) {
            throw notPlayed();
        }

        private LabProblem notPlayed() {
            return new LabProblem("Such roads are not played here.", "Task leaves them out.");
        }
    }

    private void acknowledge() throws IOException, InterruptedException {
        long wanted = acknowledged + 1;
        seat.post(
                "note",
                "/memory",
                "{\"notes\":[{\"key\":\"load/mark\",\"value\":%d,\"at\":%d}]}"
                        .formatted(wanted, System.currentTimeMillis()));
        acknowledged = wanted;
    }

    private void requireAcknowledged() throws IOException, InterruptedException {
        if (acknowledged == 0) {
            return;
        }
        Matcher kept = Pattern.compile("\"key\":\"load/mark\",\"at\":\\d+,\"value\":(\\d+)")
                .matcher(seat.page("notes", "/memory"));
        if (!kept.find() || Long.parseLong(kept.group(1)) < acknowledged) {
            score.lost("note " + acknowledged + " of " + name);
            acknowledged = 0;
        }
    }

    private void think(int fromSeconds, int toSeconds) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1000L * fromSeconds + chance.nextInt(1000 * (toSeconds - fromSeconds)));
    }

    private void await(String what, BooleanSupplier holds) throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new LabProblem(what + " was not there within " + PATIENCE, "Look at the site's log.");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
