package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Deploy;
import dev.zdm.grader.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code apps-at-end}: exactly these app versions, or what the learner wrote in their place, get customers at the end of the phase. */
record AppsAtEnd(List<String> apps) implements Check {

    @Override
    public String claim() {
        return String.join(" and ", apps) + (apps.size() > 1 ? " run" : " alone runs") + " at the end";
    }

    @Override
    public Ruling judge(Evidence phase) {
        Optional<Deploy> last = phase.deploysSoFar().stream().reduce((earlier, later) -> later);
        if (last.isEmpty() || EndState.flaw(phase).isPresent()) {
            return Ruling.unproven("nobody saw which app versions ran at the end");
        }
        String seen = new TreeSet<>(last.get().shares().keySet())
                .stream()
                        .map(app -> app + " gets " + last.get().shares().get(app) + " %")
                        .collect(Collectors.joining(", "));
        Set<String> versions =
                last.get().shares().keySet().stream().map(phase::versionOf).collect(Collectors.toSet());
        boolean fits = versions.equals(Set.copyOf(apps));
        return fits ? Ruling.kept(seen) : Ruling.broken(seen);
    }
}
