package dev.zdm.runner;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Cheat;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.runner.dev.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentSkipListMap;

/** Lab × cheat × verdict, as they were seen. Thread-safe. */
final class CheatMatrix {

    private final ConcurrentSkipListMap<String, Row> rows = new ConcurrentSkipListMap<>();

    private record Row(String told, boolean right) {}

    /** The verdict of a walk in the words in which what is due is told: with each broken claim, or the first that nothing proves. */
    static String verdict(Cheat cheat, Walk walk) {
        Verdict verdict = walk.verdict();
        List<String> claims = walk.lab().checks().stream().map(CheckSpec::id).toList();
        List<String> told = verdict instanceof Verdict.Unproven
                ? verdict.findings().stream()
                        .filter(finding -> finding.is(Outcome.UNPROVEN))
                        .map(Finding::check)
                        .filter(claims::contains)
                        .limit(1)
                        .toList()
                : Walk.broken(walk.lab(), verdict);
        return (verdict.word() + " " + String.join(" ", told)).strip();
    }

    static boolean isRight(Cheat cheat, Walk walk) {
        return verdict(cheat, walk).equals(cheat.due().toString()) && walk.isTheSameAgain();
    }

    /** What is to be told of this walk, in one line. */
    String add(Lab lab, Cheat cheat, Walk walk) {
        boolean right = isRight(cheat, walk);
        String name = cheat.road().name();
        String seen = verdict(cheat, walk);
        String[] words = seen.split(" ", 2);
        rows.put(
                String.format(Locale.ROOT, "%02d %s", lab.number(), name),
                new Row(
                        String.format(
                                Locale.ROOT,
                                "| %d %s | %s | %s | %s | %s | %s | %d |",
                                lab.number(),
                                lab.slug(),
                                name,
                                cheat.tries().replace("|", "\\|"),
                                words[0],
                                words.length > 1 ? words[1] : "",
                                right ? "yes" : "no, due was " + cheat.due(),
                                walk.took().toSeconds()),
                        right));
        return String.format(
                Locale.ROOT,
                "%4d %s %s %s: %s, due %s (%d s)",
                rows.size(),
                right ? "right" : "WRONG",
                lab.id(),
                name,
                seen,
                cheat.due(),
                walk.took().toSeconds());
    }

    synchronized void writeTo(Path file) throws IOException {
        long right = rows.values().stream().filter(Row::right).count();
        StringBuilder text = new StringBuilder()
                .append("# What an adversary tried\n\n")
                .append(
                        "Each answer below was thought of to deceive the grader: to pass without what the lab asks for, or to do harm that"
                                + " is not seen or is laid at somebody else's door. Each has one verdict that is right: failed at the claim that it"
                                + " broke, unproven where the evidence cannot tell, passed where it harmed nobody and came to the lab's end. Written"
                                + " by `bin/cheats`; please do not edit.\n\n")
                .append(String.format(
                        Locale.ROOT,
                        "%,d orders, %d requests per second, Java %d, %d processors: %d of %d cheats were judged rightly.%n%n",
                        TestWalks.ROWS,
                        TestWalks.RATE,
                        Runtime.version().feature(),
                        Runtime.getRuntime().availableProcessors(),
                        right,
                        rows.size()))
                .append(
                        "| lab | cheat | what it tries | verdict | claim | right | seconds |\n|---|---|---|---|---|---|---|\n");
        rows.values().forEach(row -> text.append(row.told()).append('\n'));
        Files.writeString(file, text);
    }
}
