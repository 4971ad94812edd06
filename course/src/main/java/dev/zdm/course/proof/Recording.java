package dev.zdm.course.proof;

import dev.zdm.course.lessons.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Puts fresh outputs into a lesson's text in place of the old ones. */
final class Recording {

    private static final String END = "```";

    private Recording() {}

    /** @param outputs by their fences, which were read from this very text */
    static String into(String text, Map<Block, String> outputs) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        outputs.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Block, String> output) ->
                                output.getKey().lineInFile())
                        .reversed())
                .forEach(output -> replace(lines, output.getKey().lineInFile() + 1, output.getValue()));
        return String.join("\n", lines);
    }

    private static void replace(List<String> lines, int first, String output) {
        List<String> old = lines.subList(first, lines.size());
        old.subList(0, old.indexOf(END)).clear();
        lines.addAll(first, output.lines().toList());
    }
}
