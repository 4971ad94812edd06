package dev.zdm.runner.dev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.NearestName;
import dev.zdm.labs.YamlLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code labs/lab.schema.json}, and what it has against a lab.yml. */
final class LabSchema {

    private static final int MOST_NAMED = 15;
    private static final ObjectMapper YAML = new YAMLMapper();

    private final JsonNode text;
    private final Schema schema;

    /**
     * What the schema has against a line.
     *
     * @param line from 1
     */
    record Misfit(int line, String whatHappened, String whatToDo) {}

    LabSchema(Path file) {
        try {
            text = YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new LabProblem("cannot read " + file, "Restore it from the repository.", e);
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    /** Nothing when the YAML itself is faulty: whoever reads the lab says so. */
    List<Misfit> misfits(String yaml) {
        YamlLines lines = YamlLines.of(yaml);
        JsonNode lab;
        try {
            lab = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            return List.of();
        }
        List<Misfit> misfits = new ArrayList<>();
        for (Error error : schema.validate(lab)) {
            if (error.getEvaluationPath().toString().contains("/oneOf")) {
                // a check of an unknown kind is told as an unknown key already, one of two kinds by whoever reads the
                // lab
                continue;
            }
            String path = path(error);
            switch (error.getKeyword()) {
                case "required" ->
                    misfits.add(new Misfit(
                            lines.of(path, 1),
                            here(path, error.getProperty() + " is missing"),
                            "Add it. See docs/authoring.md."));
                case "additionalProperties" -> misfits.add(unknown(error, path, lines));
                default ->
                    misfits.add(new Misfit(
                            lines.of(path, 1),
                            here(path, String.valueOf(error.getMessage())),
                            "See docs/authoring.md for its form."));
            }
        }
        return misfits;
    }

    private Misfit unknown(Error error, String path, YamlLines lines) {
        String key = error.getProperty();
        List<String> known = new ArrayList<>();
        String properties = error.getSchemaLocation()
                .getFragment()
                .toString()
                .replaceFirst("/additionalProperties$", "/properties");
        text.at(properties).fieldNames().forEachRemaining(known::add);
        String whatToDo = NearestName.to(key, known)
                .map(name -> "Did you mean " + name + "? " + all(known))
                .orElse("Leave it out: there is nothing to be said here.");
        return new Misfit(
                lines.of(path.isEmpty() ? key : path + "." + key, 1), here(path, key + " is no key"), whatToDo);
    }

    private static String all(List<String> known) {
        return known.size() > MOST_NAMED
                ? "docs/authoring.md has all of them."
                : "There are " + String.join(", ", known) + ".";
    }

    private static String here(String path, String what) {
        return path.isEmpty() ? what : path + ": " + what;
    }

    /** {@code /phases/0/checks/1} as people and {@link YamlLines} write it: {@code phases[0].checks[1]}. */
    private static String path(Error error) {
        StringBuilder path = new StringBuilder();
        for (String step : error.getInstanceLocation().toString().split("/")) {
            if (step.matches("\\d+")) {
                path.append('[').append(step).append(']');
            } else if (!step.isEmpty()) {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.toString();
    }
}
