package dev.zdm.labs;

/**
 * A change of many rows in one phase, which the report shows beside another one: the same work done in two ways.
 *
 * @param name written beside its curve: {@code in batches}
 * @param phase the id of the phase in which it is made
 * @param table whose rows it changes, without its schema
 */
public record Compared(String name, String phase, String table) {

    /** In characters; a curve has no room for more. */
    static final int LONGEST_NAME = 18;
}
