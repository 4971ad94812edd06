package dev.zdm.runner.inside;

import java.util.Objects;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Cuts Java as it was typed into snippets. The end of a line ends an expression that lacks its semicolon, as in the jshell tool; unless
 * the next line goes on with it, as chains of calls do.
 */
record Snippets(SourceCodeAnalysis analysis) {

    /** What a line may begin with that goes on with the one before. */
    private static final Pattern GOES_ON =
            Pattern.compile("\\s*([.+\\-*/%&|^?:=<>)\\]},]|(else|catch|finally|instanceof)\\b).*", Pattern.DOTALL);
    /** Which begins with a sign of those, and goes on with nothing. */
    private static final Pattern COMMENT = Pattern.compile("\\s*/[/*].*", Pattern.DOTALL);

    /**
     * The first snippet of some Java.
     *
     * @param source of the snippet; all there is when it is not whole
     * @param remaining what follows
     */
    record Cut(Completeness completeness, String source, String remaining) {

        static Cut of(CompletionInfo info, String all, String behind) {
            String source = info.source();
            return new Cut(
                    info.completeness(),
                    source == null ? all : source,
                    Objects.requireNonNullElse(info.remaining(), "") + behind);
        }

        /** Whether it can be run, be it to hear from the compiler what is wrong with it. */
        boolean isWhole() {
            return completeness.isComplete() || completeness == Completeness.UNKNOWN;
        }
    }

    Cut first(String java) {
        for (int end = java.indexOf('\n'); end >= 0; end = java.indexOf('\n', end + 1)) {
            String lines = java.substring(0, end);
            CompletionInfo info = analysis.analyzeCompletion(lines);
            if (info.completeness().isComplete() && !goesOn(java, end)) {
                return Cut.of(info, lines, java.substring(end));
            }
        }
        return Cut.of(analysis.analyzeCompletion(java), java, "");
    }

    private static boolean goesOn(String java, int end) {
        String next = java.substring(end);
        return GOES_ON.matcher(next).matches() && !COMMENT.matcher(next).matches();
    }
}
