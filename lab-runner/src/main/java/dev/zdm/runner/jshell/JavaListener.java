package dev.zdm.runner.jshell;

import dev.zdm.runner.inside.Remark;

/** Who hears what a run of Java does, as it happens. Called by one thread at a time. */
public interface JavaListener {

    /** Text that it printed: mostly one line, with its end. */
    void printed(String text);

    /** What the console says of it: a value, an error with its place. */
    void remark(Remark remark);

    /** @param done how far it has come, 0 to 1 */
    default void progress(String what, double done) {}
}
