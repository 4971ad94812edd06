package dev.zdm.course;

import dev.zdm.course.site.Binding;
import dev.zdm.labs.LabProblem;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was typed after {@code bin/course}.
 *
 * @param port the site's port; empty for 7070 or the next free one
 * @param rows orders in the shop; empty for two million
 * @param rate requests a second on each stand; empty for 300
 * @param bind address to listen on
 * @param published how people reach it from elsewhere
 * @param classes whether people sign in, each to a stand of their own
 * @param quota what each of their stands may take, as {@link dev.zdm.runner.stand.Quota#parse} reads it; empty for the usual
 * @param open whether to open a browser where there is one
 * @param dev whether pages follow the files of lessons and labs
 * @param help whether only to say how it is used
 */
record CourseOptions(
        OptionalLong port,
        OptionalLong rows,
        OptionalLong rate,
        String bind,
        Optional<URI> published,
        boolean classes,
        Optional<String> quota,
        boolean open,
        boolean dev,
        boolean help) {

    static final String HELP = """
            bin/course [--port 7070] [--rows 2000000] [--rate 300] [--no-open] [--dev]
            bin/course --classes [--bind 0.0.0.0] [--published https://course.example.org] [--port 7070] [--rows N] [--rate N] [--quota idle=30m,life=4h,growth=2GB]
            bin/course class create NAME [--learners FILE.csv]
            bin/course class results NAME [-o csv|json]
            Starts the server, the shop with its traffic, and the site; prints the address. Ctrl-C stops all of it.
            bin/lab up does the same in the background.
            --classes is for instructors: learners join with a code, and each has a stand of their own. It prints where the first admin signs up.
            --quota says what one stand may take, and when one that nobody uses is suspended and ended; so does ZDM_QUOTA. See docs/operations.md.
            --bind opens the site to other machines; --published says how they call it, through a proxy that ends TLS.
            --dev is for authors: an open page follows the files of its lesson or lab, and shows what is wrong with them.
            """;

    static CourseOptions parse(List<String> args) {
        OptionalLong port = OptionalLong.empty();
        OptionalLong rows = OptionalLong.empty();
        OptionalLong rate = OptionalLong.empty();
        String bind = "127.0.0.1";
        Optional<URI> published = Optional.empty();
        boolean classes = false;
        Optional<String> quota = Optional.empty();
        boolean open = true;
        boolean dev = false;
        boolean help = false;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            switch (arg) {
                case "--port" -> port = number(arg, args, ++i, 65_535);
                case "--rows" -> rows = number(arg, args, ++i, 1_000_000_000);
                case "--rate" -> rate = number(arg, args, ++i, 10_000);
                case "--bind" -> bind = text(arg, args, ++i);
                case "--published" -> published = Optional.of(Binding.address(text(arg, args, ++i)));
                case "--classes" -> classes = true;
                case "--quota" -> quota = Optional.of(text(arg, args, ++i));
                case "--no-open" -> open = false;
                case "--dev" -> dev = true;
                case "--debug" -> {}
                case "--help", "-h", "help" -> help = true;
                default ->
                    throw new LabProblem.Usage("bin/course does not know '" + arg + "'.", "See bin/course --help.");
            }
        }
        if (!classes && !bind.equals("127.0.0.1")) {
            throw new LabProblem.Usage(
                    "--bind would let everybody who reaches " + bind + " use your stand without signing in.",
                    "Add --classes, or leave --bind out.");
        }
        if (!classes && quota.isPresent()) {
            throw new LabProblem.Usage(
                    "--quota bounds the stands of a class; who is alone on a machine has all of it.",
                    "Add --classes, or leave --quota out.");
        }
        return new CourseOptions(port, rows, rate, bind, published, classes, quota, open, dev, help);
    }

    private static String text(String option, List<String> args, int index) {
        if (index >= args.size() || args.get(index).startsWith("--")) {
            throw new LabProblem.Usage(option + " wants a value.", "See bin/course --help.");
        }
        return args.get(index);
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
