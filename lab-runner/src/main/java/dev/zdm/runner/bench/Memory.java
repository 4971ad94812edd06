package dev.zdm.runner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What processes take of this machine's memory, as Linux tells it. */
public final class Memory {

    /** Pages that several processes share count for each of them by their share. */
    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

    private Memory() {}

    /** Bytes; empty where the system does not say, or it is gone. */
    public static OptionalLong ofProcess(long pid) {
        try {
            Matcher matcher = PSS.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "smaps_rollup")));
            return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) * 1024) : OptionalLong.empty();
        } catch (IOException notLinuxOrGone) {
            return OptionalLong.empty();
        }
    }

    /** Bytes of a process and all that it started; 0 where the system does not say. */
    public static long ofFamily(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> ofProcess(pid).orElse(0)
                        + process.descendants()
                                .mapToLong(child -> ofProcess(child.pid()).orElse(0))
                                .sum())
                .orElse(0L);
    }
}
