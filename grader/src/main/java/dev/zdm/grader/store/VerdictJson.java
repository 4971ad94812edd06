package dev.zdm.grader.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.LabProblem;
import java.util.Optional;

/** What {@code grader check -o json} prints: one object in one line, with the same keys whether it went well or not. */
public final class VerdictJson {

    private static final int SCHEMA = 1;

    private VerdictJson() {}

    public static String of(Attempt attempt, Help help, Verdict verdict) {
        return node(attempt, help, verdict).toString();
    }

    /** @param lab the lab's id, when it is known by then */
    public static String of(LabProblem problem, Optional<String> lab) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("schema", SCHEMA);
        json.put("lab", lab.orElse(null));
        json.putNull("attempt");
        json.putNull("verdict");
        json.putArray("findings");
        json.putNull("help");
        json.putObject("error").put("what", problem.getMessage()).put("do", problem.whatToDo());
        return json.toString();
    }

    static ObjectNode node(Attempt attempt, Help help, Verdict verdict) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("schema", SCHEMA);
        json.put("lab", attempt.lab());
        json.put("attempt", attempt.attempt());
        json.put("verdict", verdict.word());
        ArrayNode findings = json.putArray("findings");
        verdict.findings().forEach(finding -> findings.add(node(finding)));
        ObjectNode helped = json.putObject("help");
        help.hints().forEach(helped.putArray("hintsSeen")::add);
        helped.put("solutionSeen", help.solutionSeen()).put("skipped", help.skipped());
        return json;
    }

    private static ObjectNode node(Finding finding) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("check", finding.check());
        json.put("phase", finding.phase());
        json.put("outcome", finding.outcome().toString());
        json.put("claim", finding.claim());
        json.put("expected", finding.expected());
        json.put("actual", finding.actual());
        ArrayNode proof = json.putArray("proof");
        finding.proof().forEach(proof::add);
        json.put("hint", finding.hint().orElse(null));
        return json;
    }
}
