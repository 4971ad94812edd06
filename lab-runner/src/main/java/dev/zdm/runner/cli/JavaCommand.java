package dev.zdm.runner.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.Progress;
import dev.zdm.runner.control.ControlClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code bin/lab java [FILE|-]}: Java on the learner's console, which the page has too. A file is run and that is it; without one, and with
 * somebody who types, it is run line by line.
 */
final class JavaCommand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_FILE = 200_000;
    private static final String STDIN = "-";

    private final Home home;
    private final Arguments arguments;
    private final PrintStream out;
    private final InputStream in;
    private final boolean typed;

    /** @param typed whether somebody types what comes from {@code in} */
    JavaCommand(Home home, Arguments arguments, PrintStream out, InputStream in, boolean typed) {
        this.home = home;
        this.arguments = arguments;
        this.out = out;
        this.in = in;
        this.typed = typed;
    }

    /** @return 0 when all of it ran to its end, 1 when it did not */
    int run() {
        arguments.only("--agree");
        Optional<String> file = arguments.optional(0);
        if (arguments.has("--agree")) {
            ControlClient.find(home).call("java-agree", JSON.createObjectNode(), Progress.SILENT, line -> {});
            out.println("Java will run here with your own rights. To take that back, delete java-with-own-rights in "
                    + home.state() + ".");
            return 0;
        }
        if (file.isEmpty() && typed) {
            return converse();
        }
        String name = file.orElse(STDIN);
        return runFile(name.equals(STDIN) ? "stdin" : name, name.equals(STDIN) ? readStdin() : read(Path.of(name)));
    }

    private String readStdin() {
        try {
            return bounded(in.readNBytes(LONGEST_FILE + 1), "What comes from stdin");
        } catch (IOException e) {
            throw new LabProblem.Usage("stdin cannot be read: " + e.getMessage(), "Name a file instead.");
        }
    }

    private static String read(Path file) {
        try (InputStream text = Files.newInputStream(file)) {
            return bounded(text.readNBytes(LONGEST_FILE + 1), file.toString());
        } catch (NoSuchFileException e) {
            throw new LabProblem.Usage("There is no file " + file + ".", "Name one with Java in it.");
        } catch (IOException e) {
            throw new LabProblem.Usage(file + " cannot be read: " + e.getMessage(), "See that you may read it.");
        }
    }

    private static String bounded(byte[] text, String whose) {
        if (text.length > LONGEST_FILE) {
            throw new LabProblem.Usage(
                    whose + " is longer than " + LONGEST_FILE / 1000 + " KB.", "Run it in several parts.");
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private int runFile(String name, String java) {
        try (ProgressBar bar = ProgressBar.onStderr()) {
            JavaTeller teller = new JavaTeller(out, name, bar);
            String outcome = call(java, bar, teller);
            teller.tellHeld();
            if (outcome.equals("stopped")) {
                out.println("|  Stopped.");
            }
            return outcome.equals("done") ? 0 : 1;
        }
    }

    private String call(String java, ProgressBar bar, JavaTeller teller) {
        ObjectNode wanted = JSON.createObjectNode().put("java", java);
        JsonNode ended = ControlClient.find(home).call("java", wanted, bar, teller::hear);
        return ended.path("outcome").asText();
    }

    /** Reads a line, runs it, and reads on where it has no end yet. */
    private int converse() {
        out.println("Java on the shop: db, shop and log are there. /reset forgets what was declared, /exit leaves.");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String open = "";
        while (true) {
            out.print(open.isEmpty() ? "java> " : "...> ");
            out.flush();
            String line = next(lines);
            if (line == null || line.strip().equals("/exit")) {
                return 0;
            }
            if (line.strip().equals("/reset")) {
                ControlClient.find(home).call("java-reset", JSON.createObjectNode(), Progress.SILENT, answer -> {});
                out.println("|  All is forgotten.");
                open = "";
            } else if (line.strip().startsWith("/")
                    && open.isEmpty()
                    && !line.strip().matches("/[/*].*")) {
                out.println("|  There is no command " + line.strip() + "; there are /reset and /exit.");
            } else {
                open = evaluate(open + line);
            }
        }
    }

    private static @Nullable String next(BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new LabProblem.Usage("What you type cannot be read: " + e.getMessage(), "Name a file instead.");
        }
    }

    /** Returns what has no end yet, and is to be gone on with. */
    private String evaluate(String java) {
        if (java.isBlank()) {
            return "";
        }
        try (ProgressBar bar = ProgressBar.onStderr()) {
            JavaTeller teller = new JavaTeller(out, "", bar);
            if (call(java, bar, teller).equals("incomplete")) {
                return teller.rest(java) + "\n";
            }
            teller.tellHeld();
        } catch (LabProblem problem) {
            out.println("|  " + problem.getMessage());
            out.println("|  " + problem.whatToDo());
        }
        return "";
    }
}
