package dev.zdm.grader.store;

import java.util.List;
import java.util.stream.Stream;

/** Names of the files in an attempt's folder that tell of the attempt. */
public final class AttemptFiles {

    /** The lab as it was when the attempt began. */
    public static final String LAB = "lab.yml";

    /** All that a bundle carries. */
    public static final List<String> ALL = Stream.concat(
                    Stream.of(AttemptFile.NAME, LAB, HelpFile.NAME, VerdictFile.NAME),
                    LineTypes.OF_ALL_FILES.stream().map(LineTypes::fileName))
            .toList();

    private AttemptFiles() {}
}
