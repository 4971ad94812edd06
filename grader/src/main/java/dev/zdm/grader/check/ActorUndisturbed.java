package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.StatementLine.ActorEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code actor-undisturbed}: the stand's actor did its work in this phase and was not cut off. */
record ActorUndisturbed(String actor) implements Check {

    /** Cancelled, terminated, timed out while idle, connection lost. */
    private static final Pattern CUT_OFF = Pattern.compile("57014|57P0\\d|25P0[34]|08...");

    @Override
    public String claim() {
        return "you did not cut off the " + actor;
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<ActorEvent> events = phase.actorEvents().stream()
                .filter(event -> event.name().equals(actor))
                .toList();
        Optional<ActorEvent> cut = events.stream()
                .filter(event ->
                        event.failed() && CUT_OFF.matcher(sqlstate(event)).matches())
                .findFirst();
        if (cut.isPresent()) {
            Instant moment = cut.get().at();
            return Ruling.broken("the " + actor + " was cut off with " + sqlstate(cut.get()) + " "
                            + Wording.when(moment, phase))
                    .at(moment);
        }
        return events.stream()
                .filter(ActorEvent::failed)
                .findFirst()
                .map(failed -> Ruling.unproven(
                        "the " + actor + " failed with " + sqlstate(failed) + " " + Wording.when(failed.at(), phase)
                                + "; it was not cut off, and whose doing that was is not known"))
                .orElseGet(() -> events.isEmpty() && !wasAtWorkAtTheStart(phase)
                        ? Ruling.unproven("the " + actor + " has not been at work in this phase yet")
                        : Ruling.kept("the " + actor + " was left alone"));
    }

    /** Actors begin their first round before the phase does, so that nobody can be quicker than they. */
    private boolean wasAtWorkAtTheStart(Evidence phase) {
        return phase.whole().actorEvents().stream()
                .filter(event -> event.name().equals(actor))
                .filter(event -> event.at().isBefore(phase.span().from()))
                .reduce((earlier, later) -> later)
                .filter(last -> last.event().equals("began"))
                .isPresent();
    }

    private static String sqlstate(ActorEvent event) {
        return Objects.requireNonNullElse(event.sqlstate(), "");
    }
}
