package dev.zdm.runner.jshell;

import java.util.List;

/**
 * How what is being typed may go on.
 *
 * @param anchor where what a proposal replaces begins
 * @param help signatures and Javadoc for what the cursor is in; empty when there is none
 */
public record Proposals(int anchor, String help, List<String> continuations) {

    static final Proposals NONE = new Proposals(0, "", List.of());

    public Proposals {
        continuations = List.copyOf(continuations);
    }
}
