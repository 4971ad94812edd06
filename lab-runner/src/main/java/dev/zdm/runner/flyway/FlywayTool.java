package dev.zdm.runner.flyway;

import dev.zdm.labs.Durations;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code bin/lab flyway [--deployers N] [--stop-after 20s] migrate|info|validate|repair}: Flyway on the shop, with the learner's files and
 * settings, in as many processes as are asked for. They are ended when the time is over, the attempt has ended, or the caller is interrupted.
 */
public final class FlywayTool implements Tool {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DEPLOYERS = 4;
    private static final List<String> COMMANDS = List.of("migrate", "info", "validate", "repair");
    private static final int TIMED_OUT = 4;

    @Override
    public String purpose() {
        return "Flyway on the shop: migrate, info, validate or repair";
    }

    /** What was asked for. */
    private record Wish(String command, int deployers, Duration limit) {

        static Wish of(List<String> arguments) {
            String command = "";
            int deployers = 1;
            Duration limit = LONGEST;
            for (int i = 0; i < arguments.size(); i++) {
                String word = arguments.get(i);
                String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
                if (word.equals("--deployers") && value.matches("[1-" + MOST_DEPLOYERS + "]")) {
                    deployers = Integer.parseInt(value);
                    i++;
                } else if (word.equals("--stop-after") && Durations.parse(value).isPresent()) {
                    limit = Durations.parse(value).get();
                    i++;
                } else if (COMMANDS.contains(word) && command.isEmpty()) {
                    command = word;
                } else {
                    throw new LabProblem.Usage(
                            "flyway does not know '" + word + "'.",
                            "Write flyway [--deployers 2] [--stop-after 20s] " + String.join("|", COMMANDS) + ".");
                }
            }
            if (command.isEmpty()) {
                throw new LabProblem.Usage(
                        "flyway was not told what to do.", "Write flyway " + String.join("|", COMMANDS) + ".");
            }
            return new Wish(command, deployers, limit.compareTo(LONGEST) > 0 ? LONGEST : limit);
        }
    }

    @Override
    public int use(Workbench bench, List<String> arguments, Consumer<String> says) throws InterruptedException {
        Wish wish = Wish.of(arguments);
        Path folder = emptyFolder(bench.scratch());
        Deployment.copy(bench.work(), folder);
        Consumer<String> oneByOne = line -> {
            synchronized (folder) {
                says.accept(line);
            }
        };
        List<DeployerProcess> deployers = new ArrayList<>();
        try {
            for (int number = 1; number <= wish.deployers; number++) {
                String prefix = wish.deployers == 1 ? "" : number + " | ";
                deployers.add(DeployerProcess.start(
                        number, wish.command, folder, bench.login("learner"), line -> oneByOne.accept(prefix + line)));
            }
            return await(deployers, wish.limit, bench, oneByOne);
        } finally {
            for (DeployerProcess deployer : deployers) {
                deployer.end();
                bench.note(deployer.account());
            }
        }
    }

    private static int await(List<DeployerProcess> deployers, Duration limit, Workbench bench, Consumer<String> says)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        boolean well = true;
        for (DeployerProcess deployer : deployers) {
            while (!deployer.hasEnded(Duration.ofMillis(100))) {
                if (!bench.isUnderWay()) {
                    says.accept("The attempt has ended.");
                    return 1;
                }
                if (System.nanoTime() > end) {
                    says.accept("Stopped after " + limit.toSeconds() + " s.");
                    return TIMED_OUT;
                }
            }
            well &= deployer.endedWell();
        }
        return well ? 0 : 1;
    }

    private static Path emptyFolder(Path scratch) {
        try {
            Files.createDirectories(scratch);
            return Files.createTempDirectory(scratch, "flyway-");
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    scratch + " cannot be written: " + e.getMessage(), "See that the disk has room.", e);
        }
    }
}
