package dev.zdm.course.labs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a lab's page shows which app versions run, and what may be rolled out.
 *
 * @param versions that may be deployed
 * @param files of the learner's that make a version, {@code V2.java}
 * @param editions that were made of them so far, {@code v2.1}, the oldest first
 * @param shares of the customers, in percent, by version
 * @param busy whether the stand is being changed just now
 */
public record DeployView(
        List<String> versions, List<String> files, List<String> editions, Map<String, Integer> shares, boolean busy) {

    /** Older ones can be had from a terminal. */
    private static final int EDITIONS_SHOWN = 3;

    /** One version and what it gets. */
    public record Version(String name, int percent, boolean alone) {}

    /** Something to roll out: {@code v2}, or {@code v1+v2} for both. */
    public record Choice(String versions, String words) {}

    public boolean hasChoice() {
        return versions.size() > 1;
    }

    /** The lab's versions, and the learner's that run or were made last. */
    public List<Version> all() {
        return Stream.concat(versions.stream(), shownEditions().stream())
                .map(name -> new Version(name, shares.getOrDefault(name, 0), shares.getOrDefault(name, 0) == 100))
                .toList();
    }

    /** Each version alone, and each two neighbours side by side. */
    public List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            choices.add(new Choice(versions.get(i), versions.get(i)));
            if (i + 1 < versions.size()) {
                choices.add(new Choice(
                        versions.get(i) + "+" + versions.get(i + 1), versions.get(i) + " and " + versions.get(i + 1)));
            }
        }
        return choices;
    }

    /** The learner's versions that may be gone back to. */
    public List<String> shownEditions() {
        int from = Math.max(0, editions.size() - EDITIONS_SHOWN);
        return editions.stream()
                .filter(edition -> shares.containsKey(edition) || editions.indexOf(edition) >= from)
                .toList();
    }
}
