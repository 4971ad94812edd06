package dev.zdm.labs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** All labs of one folder, in the order of their numbers. Immutable to those who use it; safe for any number of threads. */
public final class LabCatalog {

    private final List<Place> places;
    private final Map<Place, Lab> labs;

    /** A lab's folder and what its name says. */
    private record Place(int number, String slug, Path folder) {

        static Optional<Place> of(Path folder) {
            Matcher name = LabReader.FOLDER.matcher(folder.getFileName().toString());
            return name.matches()
                    ? Optional.of(new Place(Integer.parseInt(name.group(1)), name.group(2), folder))
                    : Optional.empty();
        }

        String id() {
            return "lab-" + number;
        }

        List<String> names() {
            return List.of(id(), String.valueOf(number), slug, id() + "-" + slug);
        }
    }

    private LabCatalog(List<Place> places, Map<Place, Lab> labs) {
        this.places = places;
        this.labs = new ConcurrentHashMap<>(labs);
    }

    /**
     * Reads every {@code lab-NN-slug/lab.yml} in {@code labsFolder}. The labs' texts and roads are read when they are
     * asked for. Fails with {@link LabProblem}, naming file and line or key, when one of them is not well written.
     */
    public static LabCatalog in(Path labsFolder) {
        LabCatalog all = asNeeded(labsFolder);
        all.labs();
        return all;
    }

    /** The same, but a lab is read when it is asked for, and only then it fails when it is not well written: for who wants one, and soon. */
    public static LabCatalog asNeeded(Path labsFolder) {
        List<Place> places = places(labsFolder);
        for (int i = 1; i < places.size(); i++) {
            if (places.get(i - 1).number() == places.get(i).number()) {
                throw new LabProblem(
                        places.get(i - 1).folder() + " and " + places.get(i).folder() + " have the same number",
                        "Give one of them another number.");
            }
        }
        return new LabCatalog(places, Map.of());
    }

    private static List<Place> places(Path labsFolder) {
        try (Stream<Path> entries = Files.list(labsFolder)) {
            return entries.flatMap(entry -> Place.of(entry).stream())
                    .sorted(Comparator.comparingInt(Place::number))
                    .toList();
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
        Map<Place, Lab> labs = new LinkedHashMap<>();
        places(labsFolder).forEach(place -> read(place.folder(), problem -> {}).ifPresent(lab -> labs.put(place, lab)));
        return new LabCatalog(List.copyOf(labs.keySet()), labs);
    }

    public List<Lab> labs() {
        return places.stream().map(this::lab).toList();
    }

    private Lab lab(Place place) {
        return labs.computeIfAbsent(place, unread -> new LabReader(unread.folder()).read());
    }

    /**
     * The lab that a person means by {@code name}: {@code lab-6}, {@code 6}, {@code 06}, {@code lock-queue} or the
     * folder's name, in any case. Fails with {@link LabProblem.Usage} that names the nearest right one.
     */
    public Lab named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return places.stream()
                .filter(place -> place.names().contains(withoutZero(wanted)))
                .findFirst()
                .map(this::lab)
                .orElseThrow(() -> new LabProblem.Usage("no lab is called " + name, whatToDo(wanted)));
    }

    private String whatToDo(String wanted) {
        return places.stream()
                .min(Comparator.comparingInt(place -> distance(place, wanted)))
                .map(place -> "Did you mean " + place.id() + " (" + place.slug() + ")? All labs: bin/lab list.")
                .orElse("There is no lab at all. Restore them from the repository.");
    }

    /** {@code 06} and {@code lab-06} are what {@code 6} and {@code lab-6} are. */
    private static String withoutZero(String name) {
        return name.replaceFirst("^(lab-)?0+(?=\\d)", "$1");
    }

    private static int distance(Place place, String wanted) {
        return place.names().stream()
                .mapToInt(name -> NearestName.distance(name, wanted))
                .min()
                .orElseThrow();
    }
}
