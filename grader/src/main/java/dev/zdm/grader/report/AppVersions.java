package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The app versions of an attempt, oldest first, and how each looks in every lane. */
record AppVersions(List<String> names) {

    private static final int LOOKS = 6;

    AppVersions {
        names = List.copyOf(names);
    }

    static AppVersions in(Evidence evidence) {
        Stream<String> deployed = evidence.deploysSoFar().stream().flatMap(deploy -> deploy.shares().keySet().stream());
        Stream<String> served = evidence.seconds().stream().map(second -> second.app());
        Stream<String> failed = evidence.requests().stream().map(request -> request.app());
        return new AppVersions(Stream.of(deployed, served, failed)
                .flatMap(names -> names)
                .distinct()
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList());
    }

    String look(String app) {
        return "app" + Math.max(0, names.indexOf(app)) % LOOKS;
    }
}
