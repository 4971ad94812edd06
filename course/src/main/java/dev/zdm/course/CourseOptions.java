package dev.zdm.course;

import dev.zdm.labs.LabProblem;
import java.util.List;
import java.util.OptionalLong;

/**
 * What was typed after {@code bin/course}.
 *
 * @param port the site's port; empty for 7070 or the next free one
 * @param rows orders in the shop; empty for two million
 * @param open whether to open a browser where there is one
 * @param dev whether pages follow the files of lessons and labs
 * @param help whether only to say how it is used
 */
record CourseOptions(OptionalLong port, OptionalLong rows, boolean open, boolean dev, boolean help) {

    static final String HELP = """
            bin/course [--port 7070] [--rows 2000000] [--no-open] [--dev]
            Starts the server, the shop with its traffic, and the site; prints the address. Ctrl-C stops all of it.
            bin/lab up does the same in the background.
            --dev is for authors: an open page follows the files of its lesson or lab, and shows what is wrong with them.
            """;

    static CourseOptions parse(List<String> args) {
        OptionalLong port = OptionalLong.empty();
        OptionalLong rows = OptionalLong.empty();
        boolean open = true;
        boolean dev = false;
        boolean help = false;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            switch (arg) {
                case "--port" -> port = number(arg, args, ++i, 65_535);
                case "--rows" -> rows = number(arg, args, ++i, 1_000_000_000);
                case "--no-open" -> open = false;
                case "--dev" -> dev = true;
                case "--debug" -> {}
                case "--help", "-h", "help" -> help = true;
                default ->
                    throw new LabProblem.Usage("bin/course does not know '" + arg + "'.", "See bin/course --help.");
            }
        }
        return new CourseOptions(port, rows, open, dev, help);
    }

    private static OptionalLong number(String option, List<String> args, int index, long most) {
        String text = index < args.size() ? args.get(index) : "";
        try {
            long number = Long.parseLong(text.replace("_", ""));
            if (number > 0 && number <= most) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a number out of range
        }
        throw new LabProblem.Usage(
                option + " is '" + text + "', and has to be a number from 1 to " + most + ".",
                "See bin/course --help.");
    }
}
