package dev.zdm.grader.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What {@code grader regrade -o json} prints: one object in one line. */
public final class RegradingJson {

    private RegradingJson() {}

    /** @param accepted how many of the new verdicts were written down */
    public static String of(Regrading regrading, int accepted) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("schema", 1);
        json.put("looked", regrading.looked()).put("accepted", accepted);
        ArrayNode changed = json.putArray("changed");
        regrading.changed().forEach(regrade -> changed.add(node(regrade)));
        ArrayNode left = json.putArray("left");
        regrading
                .left()
                .forEach(one ->
                        left.addObject().put("folder", one.folder().toString()).put("why", one.why()));
        return json.toString();
    }

    private static ObjectNode node(Regrade regrade) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("folder", regrade.folder().toString());
        json.put("learner", regrade.attempt().learner());
        json.put("lab", regrade.lab().id());
        json.put("attempt", regrade.attempt().attempt());
        json.put("was", regrade.old().word()).put("becomes", regrade.verdict().word());
        ArrayNode claims = json.putArray("claims");
        regrade.changes()
                .forEach(change -> claims.addObject()
                        .put("phase", change.phase())
                        .put("check", change.check())
                        .put("was", change.was())
                        .put("becomes", change.becomes())
                        .put("saw", change.saw())
                        .put("why", change.why()));
        return json;
    }
}
