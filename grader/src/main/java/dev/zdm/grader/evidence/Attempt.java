package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code attempt.json}: one try of a learner at a lab.
 *
 * @param schema version of the file's format, 1
 * @param lab {@code lab-6}
 * @param slug {@code lock-queue}
 * @param attempt its number among the learner's attempts at this lab, from 1
 * @param server version of PostgreSQL
 * @param course version of this program
 * @param rows orders in the shop
 * @param rate requests per second that the workload is to offer
 * @param ended null while it goes on
 * @param baseline null while it is being prepared
 * @param phases those that have begun
 */
public record Attempt(
        int schema,
        String lab,
        String slug,
        String learner,
        int attempt,
        String database,
        String server,
        String course,
        long seed,
        long rows,
        int rate,
        State state,
        Instant began,
        @Nullable Instant ended,
        @Nullable Baseline baseline,
        List<PhaseRun> phases) {

    public Attempt(
            int schema,
            String lab,
            String slug,
            String learner,
            int attempt,
            String database,
            String server,
            String course,
            long seed,
            long rows,
            int rate,
            State state,
            Instant began,
            @Nullable Instant ended,
            @Nullable Baseline baseline,
            @Nullable List<PhaseRun> phases) {
        this.schema = schema;
        this.lab = lab;
        this.slug = slug;
        this.learner = learner;
        this.attempt = attempt;
        this.database = database;
        this.server = server;
        this.course = course;
        this.seed = seed;
        this.rows = rows;
        this.rate = rate;
        this.state = state;
        this.began = began;
        this.ended = ended;
        this.baseline = baseline;
        this.phases = phases == null ? List.of() : List.copyOf(phases);
    }

    public Optional<PhaseRun> phase(String id) {
        return phases.stream().filter(phase -> phase.id.equals(id)).findFirst();
    }

    public Attempt withBaseline(Baseline measured) {
        return with(state, ended, measured, phases);
    }

    /** The phases replaced; an attempt with a phase is running. */
    public Attempt inPhases(List<PhaseRun> runs) {
        return with(State.RUNNING, null, baseline, runs);
    }

    /** The attempt at its end: the phase that was going on ended with it. */
    public Attempt ended(State how, Instant when) {
        return with(how, when, baseline, phasesEnded(when));
    }

    /** As it was at an earlier moment: still running, in the phases that had begun by then. */
    public Attempt asAt(Instant moment) {
        return inPhases(phases.stream()
                .filter(phase -> !phase.began.isAfter(moment))
                .map(phase -> phase.ended != null && phase.ended.isAfter(moment)
                        ? new PhaseRun(phase.id, phase.began, null)
                        : phase)
                .toList());
    }

    /** The phases, none of which goes on any more. */
    public List<PhaseRun> phasesEnded(Instant when) {
        return phases.stream()
                .map(phase -> phase.ended == null ? new PhaseRun(phase.id, phase.began, when) : phase)
                .toList();
    }

    private Attempt with(State nextState, @Nullable Instant end, @Nullable Baseline measured, List<PhaseRun> runs) {
        return new Attempt(
                schema, lab, slug, learner, attempt, database, server, course, seed, rows, rate, nextState, began, end,
                measured, runs);
    }

    /** How far an attempt is. */
    public enum State {
        /** The shop is being made and its healthy traffic measured; the learner may not begin yet. */
        PREPARING,
        RUNNING,
        FINISHED,
        RESET,
        /** The process that recorded it died. */
        INTERRUPTED,
        /** The stand ended it: its time was over, or there was no more room for its evidence. */
        ENDED;

        /** As the file spells it: {@code running}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the shop ran before the learner touched it. */
    public record Baseline(
            Instant began, Instant ended, double requestsPerSecond, Duration p50, Duration p99, long failed) {}

    /**
     * When a phase ran.
     *
     * @param id as the lab names it
     * @param ended null while it goes on
     */
    public record PhaseRun(
            String id, Instant began, @Nullable Instant ended) {}
}
