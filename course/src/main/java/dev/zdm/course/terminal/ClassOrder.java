package dev.zdm.course.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zdm.course.results.Export;
import dev.zdm.course.sheet.NameList;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after {@code bin/course class}, as it goes to the process that runs, if one does.
 *
 * @param verb what to do
 * @param name of the class
 * @param learners whom to enrol in a new one, by name
 * @param format of the results
 */
record ClassOrder(Verb verb, String name, List<String> learners, Export format) {

    static final String HELP = """
            bin/course class create NAME [--learners FILE.csv]
            bin/course class results NAME [-o csv|json]
            create opens a class and prints the code to join it with; with a list of names it enrols them, and prints code, name and key of each.
            results prints every attempt of the class. Both ask the course that runs here, or else start its server for as long as it takes.
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEE_HELP = "See bin/course class --help.";

    enum Verb {
        CREATE,
        RESULTS
    }

    static ClassOrder parse(List<String> args) {
        Verb verb = switch (args.isEmpty() ? "" : args.get(0)) {
            case "create" -> Verb.CREATE;
            case "results" -> Verb.RESULTS;
            default -> throw new LabProblem.Usage("bin/course class does not know what to do with that.", SEE_HELP);
        };
        List<String> names = new ArrayList<>();
        List<String> learners = List.of();
        Export format = Export.CSV;
        for (int i = 1; i < args.size(); i++) {
            String arg = args.get(i);
            if (verb == Verb.CREATE && arg.equals("--learners")) {
                learners = read(value(args, ++i));
            } else if (verb == Verb.RESULTS && arg.equals("-o")) {
                format = format(value(args, ++i));
            } else if (arg.startsWith("-") && !arg.equals("--debug")) {
                throw new LabProblem.Usage("bin/course class does not know '" + arg + "' there.", SEE_HELP);
            } else if (!arg.startsWith("-")) {
                names.add(arg);
            }
        }
        if (names.size() != 1) {
            throw new LabProblem.Usage(
                    names.isEmpty() ? "The class needs a name." : "A class has one name, and these are several.",
                    "Put it in quotes when it has blanks: bin/course class create 'Monday morning'");
        }
        return new ClassOrder(verb, names.get(0), learners, format);
    }

    private static String value(List<String> args, int index) {
        if (index >= args.size()) {
            throw new LabProblem.Usage(args.get(index - 1) + " wants a value.", SEE_HELP);
        }
        return args.get(index);
    }

    private static Export format(String word) {
        return switch (word) {
            case "csv" -> Export.CSV;
            case "json" -> Export.JSON;
            default -> throw new LabProblem.Usage("There are no results as '" + word + "'.", "Take -o csv or -o json.");
        };
    }

    private static List<String> read(String file) {
        try {
            List<String> names = NameList.of(Files.readString(Path.of(file)));
            if (names.isEmpty()) {
                throw new LabProblem.Usage(file + " has no names in it.", "Write one a line, or in a column 'name'.");
            }
            return names;
        } catch (CharacterCodingException e) {
            throw new LabProblem.Usage(file + " is not UTF-8.", "Save it as CSV in UTF-8.");
        } catch (IOException e) {
            throw new LabProblem.Usage(file + " cannot be read.", "See that it is there and that you may read it.");
        }
    }

    JsonNode json() {
        return JSON.valueToTree(this);
    }

    static ClassOrder of(@Nullable JsonNode sent) {
        try {
            return JSON.treeToValue(sent, ClassOrder.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new LabProblem(
                    "That is no order about a class.", "The process may be of another build: bin/lab down.", e);
        }
    }
}
