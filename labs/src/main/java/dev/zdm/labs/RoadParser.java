package dev.zdm.labs;

import dev.zdm.labs.Step.Expectation;
import dev.zdm.labs.Step.Place;
import dev.zdm.labs.Step.Retry;
import dev.zdm.labs.Step.Send;
import dev.zdm.labs.Step.Session;
import dev.zdm.labs.sql.SqlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one road. What can be known to be wrong without a server is found here, with its line. */
final class RoadParser {

    private static final Duration STATEMENT_BOUND = Duration.ofMinutes(2);
    private static final Duration UNTIL_BOUND = Duration.ofMinutes(1);

    private static final Pattern BREAKS = Pattern.compile("--\\s*breaks:\\s*([a-z0-9-]+)(?:\\s+\\(a cheat\\))?");
    private static final Pattern DIRECTIVE = Pattern.compile("--\\s*@\\s*([a-z-]*)(?:\\s+(.*))?");
    private static final Pattern UNTIL = Pattern.compile("^--\\s*@\\s*until\\b");
    private static final Pattern MORE = Pattern.compile("^--\\s{2,}[^@\\s]");
    private static final Pattern SESSION = Pattern.compile("([A-Za-z]\\w*)(?:\\s+as\\s+([a-z]\\w*))?");
    private static final Pattern SQLSTATE = Pattern.compile("[0-9A-Z]{5}");
    private static final Pattern APP = Pattern.compile("v\\d{1,3}(\\.\\d{1,4})?|V\\d{1,3}\\.java");
    private static final Pattern MARK = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern AUTOVACUUM = Pattern.compile("(on|off)\\s+([a-z_]\\w*)");
    private static final Pattern RETRY_SETTING = Pattern.compile("(times|pause|factor)=(\\S+)");
    private static final String DIRECTIVES = "@session, @async, @join, @expect, @may-fail, @retry, @within, @cancel,"
            + " @close, @until, @pause, @next, @deploy, @write, @run, @mark, @vary and @autovacuum";

    private static final Pattern INCLUDE = Pattern.compile("\\\\ir\\s+(\\S+)");

    private static final Pattern VARY = Pattern.compile("(?m)^--\\s*@\\s*vary\\b(.*)$");
    private static final Pattern WORDS = Pattern.compile("[a-z]+(\\s*,\\s*[a-z]+)*");

    private final String road;
    /** What is read now: the road, or what it includes. */
    private String file;

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private @Nullable Session session;
    private ForNext next = new ForNext();
    private Optional<String> breaks = Optional.empty();
    /** What stands for a word in braces, this time. */
    private final Map<String, String> chosen = new HashMap<>();

    RoadParser(String file) {
        this.road = file;
        this.file = file;
    }

    /** What the directives since the last step say about the next one. */
    private static final class ForNext {
        private @Nullable Place place;
        private @Nullable Duration within;
        private boolean async;
        private @Nullable Expectation expects;
        private @Nullable Retry retry;

        private boolean isEmpty() {
            return place == null;
        }

        private boolean isAboutStatement() {
            return async || expects != null || retry != null;
        }
    }

    Road parse(String text) {
        readAll(text);
        if (next.place != null) {
            throw problem(next.place, "the directive is about the next step, but none follows", "Remove it.");
        }
        return new Road(road, breaks, steps);
    }

    private void readAll(String text) {
        for (SqlText.Part part : joined(SqlText.parts(varied(text)))) {
            if (part instanceof SqlText.Comment comment) {
                read(comment);
            } else if (part instanceof SqlText.Statement statement) {
                Matcher include = INCLUDE.matcher(statement.text());
                if (include.matches()) {
                    include(statement.line(), include.group(1));
                } else {
                    send(statement);
                }
            }
        }
    }

    /** Words in braces are exchanged for one of the choices that {@code @vary} gives for them, another one each time a road is read. */
    private String varied(String text) {
        VARY.matcher(text)
                .results()
                .forEach(vary -> choose(
                        (int) text.substring(0, vary.start()).lines().count() + 1,
                        vary.group(1).strip()));
        return filled(text);
    }

    private void choose(int line, String argument) {
        String[] sides = argument.split(":", 2);
        if (sides.length != 2 || !WORDS.matcher(sides[0].strip()).matches()) {
            throw varyForm(line);
        }
        List<String> words = List.of(sides[0].strip().split("\\s*,\\s*"));
        List<String> choices = List.of(sides[1].strip().split("\\s*\\|\\s*"));
        if (choices.stream()
                .anyMatch(choice -> choice.isBlank() || values(choice, words).size() != words.size())) {
            throw varyForm(line);
        }
        List<String> values = values(choices.get(ThreadLocalRandom.current().nextInt(choices.size())), words);
        for (int i = 0; i < words.size(); i++) {
            chosen.put(words.get(i), filled(values.get(i)));
        }
    }

    /** What stands for one word may have commas in it. */
    private static List<String> values(String choice, List<String> words) {
        return words.size() == 1 ? List.of(choice) : List.of(choice.split("\\s*,\\s*"));
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> word : chosen.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }

    private LabProblem varyForm(int line) {
        return problem(
                line,
                "@vary does not say what",
                "Write, for example: -- @vary table, column: orders, note | users, email");
    }

    /** As psql does: the file is looked for beside the one that names it. */
    private void include(int line, String name) {
        if (next.place != null) {
            throw problem(next.place, "the directive is about the next step, but a file follows", "Move it into that.");
        }
        String outer = file;
        Path included = Path.of(outer).resolveSibling(name).normalize();
        if (!file.equals(road)) {
            throw problem(line, "an included file includes another one", "Include both in the road.");
        }
        try {
            String text = Files.readString(included);
            file = included.toString();
            readAll(text);
        } catch (IOException e) {
            throw problem(line, "there is no file " + included, "Write it, or name another one.");
        } finally {
            file = outer;
        }
    }

    /** A long question may go on in the next lines, further to the right: they are made one comment. */
    private static List<SqlText.Part> joined(List<SqlText.Part> parts) {
        List<SqlText.Part> joined = new ArrayList<>();
        int lastLine = 0;
        for (SqlText.Part part : parts) {
            int last = joined.size() - 1;
            if (last >= 0
                    && part instanceof SqlText.Comment more
                    && joined.get(last) instanceof SqlText.Comment question
                    && UNTIL.matcher(question.text()).find()
                    && more.line() == lastLine + 1
                    && MORE.matcher(more.text()).find()) {
                String whole = question.text() + " " + more.text().substring(2).strip();
                joined.set(last, new SqlText.Comment(whole, question.line(), question.insideStatement()));
            } else {
                joined.add(part);
            }
            lastLine = part.line();
        }
        return joined;
    }

    private void read(SqlText.Comment comment) {
        Matcher wrong = BREAKS.matcher(comment.text());
        if (wrong.matches()) {
            if (comment.line() != 1 || !file.equals(road)) {
                throw problem(comment.line(), "\"breaks:\" stands here", "Make it the first line of the road.");
            }
            breaks = Optional.of(wrong.group(1));
            return;
        }
        Matcher directive = DIRECTIVE.matcher(comment.text());
        if (!directive.matches()) {
            return;
        }
        if (comment.insideStatement()) {
            throw problem(
                    comment.line(),
                    "a directive stands inside a statement",
                    "End the statement before it with a semicolon.");
        }
        String argument = directive.group(2) == null ? "" : directive.group(2).strip();
        obey(comment.line(), directive.group(1), argument);
    }

    private void obey(int line, String directive, String argument) {
        switch (directive) {
            case "async" -> forNext(line).async = none(line, argument, true);
            case "may-fail" -> expect(line, none(line, argument, Expectation.ANYTHING));
            case "expect" -> expect(line, Expectation.failure(sqlstate(line, argument)));
            case "retry" -> forNext(line).retry = retry(line, argument);
            case "within" -> forNext(line).within = duration(line, argument);
            case "session" -> session = session(line, argument);
            case "join" -> join(line, known(line, argument));
            case "cancel" -> add(new Step.Cancel(at(line), known(line, argument)));
            case "close" -> close(line, known(line, argument));
            case "until" -> until(line, argument);
            case "pause" -> add(new Step.Pause(at(line), duration(line, argument)));
            case "next" -> add(none(line, argument, new Step.NextPhase(at(line))));
            case "deploy" -> add(deploy(line, argument));
            case "write" -> add(new Step.Write(at(line), besideTheRoad(line, argument)));
            case "run" -> useTool(line, argument);
            case "mark" -> add(mark(line, argument));
            case "vary" -> {
                // its words are in their places already
            }
            case "autovacuum" -> add(autovacuum(line, argument));
            default -> throw problem(line, "there is no directive @" + directive, "There are " + DIRECTIVES + ".");
        }
    }

    private void send(SqlText.Statement statement) {
        int line = statement.line();
        if (statement.open().isPresent()) {
            throw problem(line, "the statement opens " + statement.open().get() + " and never closes it", "Close it.");
        }
        Session in = session == null ? session(line, "A") : session;
        session = in;
        if (running.contains(in.name())) {
            throw problem(
                    line,
                    "session " + in.name() + " still runs an asynchronous statement",
                    "Put \"-- @join " + in.name() + "\" before this statement.");
        }
        ForNext said = next;
        next = new ForNext();
        if (said.async && said.retry != null) {
            throw problem(
                    said.place == null ? at(line) : said.place,
                    "@async and @retry do not go together",
                    "Keep one of them.");
        }
        if (said.async && said.within != null) {
            throw problem(
                    said.place == null ? at(line) : said.place,
                    "nothing waits for an asynchronous statement",
                    "Put @within before its @join.");
        }
        if (said.async) {
            running.add(in.name());
        }
        steps.add(new Send(
                at(line),
                in,
                statement.text(),
                said.async,
                said.expects == null ? Expectation.SUCCESS : said.expects,
                Optional.ofNullable(said.retry),
                said.within == null ? STATEMENT_BOUND : said.within));
    }

    private void join(int line, Session joined) {
        if (!running.remove(joined.name())) {
            throw problem(
                    line,
                    "session " + joined.name() + " runs no asynchronous statement here",
                    "Put @async before the statement that is to be joined.");
        }
        Duration within = takeWithin(STATEMENT_BOUND);
        add(new Step.Join(at(line), joined, within));
    }

    private void close(int line, Session closed) {
        running.remove(closed.name());
        add(new Step.Close(at(line), closed));
    }

    private void until(int line, String query) {
        if (query.isEmpty()) {
            throw problem(line, "@until has no query", "Write it on the same line: -- @until SELECT …");
        }
        Duration within = takeWithin(UNTIL_BOUND);
        add(new Step.Until(at(line), query, within));
    }

    /** Adds a step that is no statement. */
    private void add(Step step) {
        if (next.place != null) {
            throw problem(
                    next.place,
                    "the directive is about the next step, but not about one like that in line "
                            + step.place().line(),
                    "Move it to just before its statement.");
        }
        steps.add(step);
    }

    private Duration takeWithin(Duration otherwise) {
        if (next.within == null || next.isAboutStatement()) {
            return otherwise;
        }
        Duration within = next.within;
        next = new ForNext();
        return within;
    }

    private ForNext forNext(int line) {
        if (next.isEmpty()) {
            next.place = at(line);
        }
        return next;
    }

    private void expect(int line, Expectation expectation) {
        if (next.expects != null) {
            throw problem(line, "the same statement is expected to end in two ways", "Keep one of them.");
        }
        forNext(line).expects = expectation;
    }

    private Session session(int line, String argument) {
        Matcher form = SESSION.matcher(argument);
        if (!form.matches()) {
            throw problem(line, "\"" + argument + "\" is no session", "Write a name, like B, or B as app_v1.");
        }
        String name = form.group(1);
        Optional<String> role = Optional.ofNullable(form.group(2));
        Session known = sessions.computeIfAbsent(name, unknown -> new Session(unknown, role));
        if (role.isPresent() && !role.equals(known.role())) {
            throw problem(
                    line,
                    "session " + name + " is already there as " + known.role().orElse("the road's own role"),
                    "Take another name for this session.");
        }
        return known;
    }

    private Session known(int line, String argument) {
        Session known = sessions.get(argument);
        if (known == null) {
            throw problem(line, "there is no session \"" + argument + "\" yet", "Open it with @session first.");
        }
        return known;
    }

    private Retry retry(int line, String argument) {
        String[] words = argument.split("\\s+");
        String sqlstate = sqlstate(line, words[0]);
        Optional<Integer> times = Optional.empty();
        Duration pause = Duration.ZERO;
        double factor = 1;
        for (int i = 1; i < words.length; i++) {
            Matcher setting = RETRY_SETTING.matcher(words[i]);
            if (!setting.matches()) {
                throw retryForm(line);
            }
            String value = setting.group(2);
            switch (setting.group(1)) {
                case "times" -> times = Optional.of(times(line, value));
                case "pause" -> pause = duration(line, value);
                default -> factor = factor(line, value);
            }
        }
        return new Retry(sqlstate, times.orElseThrow(() -> retryForm(line)), pause, factor);
    }

    private LabProblem retryForm(int line) {
        return problem(
                line, "@retry does not say how", "Write, for example: -- @retry 55P03 times=8 pause=500ms factor=2");
    }

    private int times(int line, String value) {
        if (!value.matches("[1-9]\\d{0,3}")) {
            throw retryForm(line);
        }
        return Integer.parseInt(value);
    }

    private double factor(int line, String value) {
        if (!value.matches("\\d{1,3}(\\.\\d{1,3})?")) {
            throw retryForm(line);
        }
        return Double.parseDouble(value);
    }

    private String sqlstate(int line, String argument) {
        if (!SQLSTATE.matcher(argument).matches()) {
            throw problem(line, "\"" + argument + "\" is no SQLSTATE", "Write its five characters, like 55P03.");
        }
        return argument;
    }

    private Duration duration(int line, String argument) {
        return Durations.parse(argument)
                .orElseThrow(() -> problem(
                        line, "\"" + argument + "\" is no duration", "Write a number and ms, s or min, like 500ms."));
    }

    private Step deploy(int line, String argument) {
        List<String> apps = List.of(argument.split("\\s+"));
        if (!apps.stream().allMatch(app -> APP.matcher(app).matches())) {
            throw problem(line, "@deploy does not say what", "Write app versions, like v2, or v1 v2; or V2.java.");
        }
        return new Step.Deploy(at(line), apps);
    }

    private Path besideTheRoad(int line, String argument) {
        Path folder = Path.of(file).resolveSibling(argument).normalize();
        if (argument.isEmpty() || !Files.isDirectory(folder)) {
            throw problem(line, "there is no folder " + folder, "Make it, with the files that the learner writes.");
        }
        return folder;
    }

    /** The directives before it that make sense for a tool are about it. */
    private void useTool(int line, String argument) {
        if (argument.isEmpty()) {
            throw problem(line, "@run does not say what", "Write a tool of the lab, like apply.");
        }
        ForNext said = next;
        next = new ForNext();
        boolean mayFail = Expectation.ANYTHING.equals(said.expects);
        if (said.async || said.retry != null || said.within != null || (said.expects != null && !mayFail)) {
            throw problem(
                    said.place == null ? at(line) : said.place,
                    "the directive is about a statement, and a tool follows",
                    "Only @may-fail goes with @run.");
        }
        List<String> words = List.of(argument.split("\\s+"));
        steps.add(new Step.UseTool(at(line), words.get(0), words.subList(1, words.size()), mayFail));
    }

    private Step mark(int line, String argument) {
        if (!MARK.matcher(argument).matches()) {
            throw problem(line, "@mark does not say what", "Write one word, like must-ring.");
        }
        return new Step.Mark(at(line), argument);
    }

    private Step autovacuum(int line, String argument) {
        Matcher form = AUTOVACUUM.matcher(argument);
        if (!form.matches()) {
            throw problem(line, "@autovacuum does not say what", "Write \"on\" or \"off\" and a table.");
        }
        return new Step.Autovacuum(at(line), form.group(1).equals("on"), form.group(2));
    }

    private <T> T none(int line, String argument, T value) {
        if (!argument.isEmpty()) {
            throw problem(line, "\"" + argument + "\" is too much here", "This directive stands alone on its line.");
        }
        return value;
    }

    private Place at(int line) {
        return new Place(file, line);
    }

    private LabProblem problem(int line, String whatHappened, String whatToDo) {
        return problem(at(line), whatHappened, whatToDo);
    }

    private static LabProblem problem(Place place, String whatHappened, String whatToDo) {
        return new LabProblem(place + ": " + whatHappened, whatToDo);
    }
}
