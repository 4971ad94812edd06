package dev.zdm.grader.evidence;

import java.time.Instant;
import java.util.Map;

/**
 * From this moment on the app versions share the customers like this. A rolling deploy is several of these lines.
 *
 * @param shares percent of the requests by app version, those without any left out
 * @param over whether the deploy that this belongs to has ended with it
 */
public record Deploy(Instant at, Map<String, Integer> shares, boolean over) implements RequestLine {

    public Deploy {
        shares = Map.copyOf(shares);
    }

    @Override
    public String type() {
        return "deploy";
    }
}
