package dev.zdm.workload.traffic;

import dev.zdm.workload.app.Draw;
import dev.zdm.workload.app.Request;
import dev.zdm.workload.app.ServerRole;
import dev.zdm.workload.app.Telling;
import dev.zdm.workload.traffic.RemoteApp.Answered;
import dev.zdm.workload.traffic.RemoteApp.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An app version that is a program of somebody's. Its word is not taken for what it told a customer: where the customer had been promised
 * something else, the request has failed.
 */
record RemoteService(RemoteApp app) implements Service {

    @Override
    public ServerRole server() {
        return ServerRole.PRIMARY;
    }

    @Override
    public Outcome serve(Pledge pledge) {
        Request request = pledge.request();
        Draw draw = pledge.draw();
        Map<Telling, Promises.Promise> promised = new HashMap<>();
        for (Telling telling : request.tells()) {
            pledge.promises()
                    .settled(telling.truth(), telling.keyIn(draw))
                    .ifPresent(promise -> promised.put(telling, promise));
        }
        pledge.begin();
        Reply reply = app.serve(request.name(), request.wordsIn(draw));
        if (reply instanceof RemoteApp.TurnedAway turnedAway) {
            return new TurnedAway(turnedAway.message());
        }
        if (reply instanceof RemoteApp.Failed failed) {
            return new Failed(failed.sqlstate(), failed.message(), failed.session());
        }
        Answered answered = (Answered) reply;
        Optional<String> notMade = notMade(pledge, answered);
        if (notMade.isPresent()) {
            return new Failed(null, notMade.get(), answered.session());
        }
        return promised.entrySet().stream()
                .flatMap(one -> wrong(one.getKey(), one.getValue(), answered, pledge).stream())
                .findFirst()
                .<Outcome>map(wrong -> new Failed(null, wrong, answered.session()))
                .orElseGet(() -> new Served(answered.returned(), answered.session()));
    }

    /** What is made gets a number that nothing else has: without one nobody could ask for it later. */
    private static Optional<String> notMade(Pledge pledge, Answered answered) {
        Request request = pledge.request();
        long number = answered.returned();
        if (!request.returnsId()) {
            return Optional.empty();
        }
        if (number <= 0) {
            return Optional.of("its customer was told that it is done, and got no number of what was made");
        }
        return pledge.isNew(number)
                ? Optional.empty()
                : Optional.of("its customer was told that " + number + " was made, which was there before");
    }

    /** Compares what was told with what had been promised, unless somebody wrote it meanwhile. */
    private static Optional<String> wrong(
            Telling telling, Promises.Promise promised, Answered answered, Pledge pledge) {
        boolean same = pledge.promises()
                .settled(promised.truth(), promised.key())
                .filter(now -> now.version() == promised.version())
                .isPresent();
        String told = answered.told().get(telling.truth());
        boolean gone = answered.told().isEmpty()
                && telling.askedIn(pledge.draw())
                        .filter(asked -> !promised.anyOf().equals(Set.of(asked)))
                        .isPresent();
        return same && !gone && !promised.anyOf().contains(String.valueOf(told))
                ? Optional.of("its customer was told that " + telling.truth() + " of " + promised.key() + " is "
                        + (told == null ? "not there" : "'" + told + "'") + ", and had been promised '"
                        + String.join("' or '", promised.anyOf()) + "'")
                : Optional.empty();
    }

    @Override
    public boolean mayNeverAnswer() {
        return true;
    }

    @Override
    public void cancelRunning() {
        app.cancelRunning();
    }

    @Override
    public void close() {
        app.close();
    }
}
