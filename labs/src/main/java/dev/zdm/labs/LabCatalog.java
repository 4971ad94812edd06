package dev.zdm.labs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All labs of one folder, in the order of their numbers. Immutable. */
public final class LabCatalog {

    private final List<Lab> labs;

    private LabCatalog(List<Lab> labs) {
        this.labs = labs;
    }

    /**
     * Reads every {@code lab-NN-slug/lab.yml} in {@code labsFolder}. The labs' texts and roads are read when they are
     * asked for. Fails with {@link LabProblem}, naming file and line or key, when one of them is not well written.
     */
    public static LabCatalog in(Path labsFolder) {
        try (Stream<Path> entries = Files.list(labsFolder)) {
            List<Lab> labs = entries.filter(entry -> LabReader.FOLDER
                            .matcher(entry.getFileName().toString())
                            .matches())
                    .map(folder -> new LabReader(folder).read())
                    .sorted(Comparator.comparingInt(Lab::number))
                    .toList();
            for (int i = 1; i < labs.size(); i++) {
                if (labs.get(i - 1).number() == labs.get(i).number()) {
                    throw new LabProblem(
                            labs.get(i - 1).folder() + " and " + labs.get(i).folder() + " have the same number",
                            "Give one of them another number.");
                }
            }
            return new LabCatalog(labs);
        } catch (IOException e) {
            throw new LabProblem("cannot read the labs in " + labsFolder, "Restore them from the repository.", e);
        }
    }

    /**
     * Reads one lab as far as it can be read.
     *
     * @param folder {@code lab-NN-slug}
     * @param problems hears of each problem
     * @return empty when so little can be read that there is no lab
     */
    public static Optional<Lab> read(Path folder, Consumer<LabProblem> problems) {
        try {
            return Optional.of(new LabReader(folder, folder.resolve("lab.yml"), problems).read());
        } catch (LabProblem unreadable) {
            problems.accept(unreadable);
            return Optional.empty();
        }
    }

    /** The labs of a folder that can be read at all, whatever else is wrong with them. */
    public static LabCatalog readable(Path labsFolder) {
        try (Stream<Path> entries = Files.list(labsFolder)) {
            return new LabCatalog(entries.filter(entry -> LabReader.FOLDER
                            .matcher(entry.getFileName().toString())
                            .matches())
                    .flatMap(folder -> read(folder, problem -> {}).stream())
                    .sorted(Comparator.comparingInt(Lab::number))
                    .toList());
        } catch (IOException e) {
            throw new LabProblem("cannot read the labs in " + labsFolder, "Restore them from the repository.", e);
        }
    }

    public List<Lab> labs() {
        return labs;
    }

    /**
     * The lab that a person means by {@code name}: {@code lab-6}, {@code 6}, {@code 06}, {@code lock-queue} or the
     * folder's name, in any case. Fails with {@link LabProblem.Usage} that names the nearest right one.
     */
    public Lab named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return labs.stream()
                .filter(lab -> names(lab).contains(withoutZero(wanted)))
                .findFirst()
                .orElseThrow(() -> new LabProblem.Usage("no lab is called " + name, whatToDo(wanted)));
    }

    private String whatToDo(String wanted) {
        return labs.stream()
                .min(Comparator.comparingInt(lab -> distance(lab, wanted)))
                .map(lab -> "Did you mean " + lab.id() + " (" + lab.slug() + ")? All labs: bin/lab list.")
                .orElse("There is no lab at all. Restore them from the repository.");
    }

    private static List<String> names(Lab lab) {
        return List.of(lab.id(), String.valueOf(lab.number()), lab.slug(), lab.id() + "-" + lab.slug());
    }

    /** {@code 06} and {@code lab-06} are what {@code 6} and {@code lab-6} are. */
    private static String withoutZero(String name) {
        return name.replaceFirst("^(lab-)?0+(?=\\d)", "$1");
    }

    private static int distance(Lab lab, String wanted) {
        return names(lab).stream()
                .mapToInt(name -> NearestName.distance(name, wanted))
                .min()
                .orElseThrow();
    }
}
