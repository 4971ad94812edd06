package dev.zdm.runner.sandbox;

import java.util.List;

/**
 * What a sandbox may use.
 *
 * @param heapMegabytes of its JVM
 * @param addressSpaceMegabytes of its process: heap, code, stacks and whatever it asks of the system otherwise
 * @param threads of its process, the JVM's own among them
 * @param scratchMegabytes of its only writable folder, which is in memory
 * @param openFiles at once
 * @param niceness 0 to 19: how far it stands back when processors are short
 */
public record Limits(
        int heapMegabytes, int addressSpaceMegabytes, int threads, int scratchMegabytes, int openFiles, int niceness) {

    /** For the console of one learner: the compiler is in there, too. */
    public static final Limits CONSOLE = new Limits(160, 1_200, 120, 32, 256, 5);

    /** For one app version: a thread for each request that waits. */
    public static final Limits APP = new Limits(128, 1_200, 260, 8, 256, 0);

    /** As options of the JVM: what it reserves beside the heap has to fit into the address space, too. */
    List<String> ofTheJvm() {
        return List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:MaxDirectMemorySize=16m",
                "-Xss512k",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-Xshare:auto",
                // Its complaints would go where the frames go.
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
    }
}
