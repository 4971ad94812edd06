package dev.zdm.runner.sandbox;

/** The sandboxes of this module's tests; their files go when the JVM ends. */
public final class SharedSandboxes {

    private static final Sandboxes ALL = Sandboxes.ofThisMachine();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ALL::close));
    }

    private SharedSandboxes() {}

    public static Sandboxes all() {
        return ALL;
    }
}
