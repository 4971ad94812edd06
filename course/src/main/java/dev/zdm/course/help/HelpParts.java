package dev.zdm.course.help;

import dev.zdm.course.Stands;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Pages;
import dev.zdm.grader.store.Standing;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a lab's page shows of its help: the hints that were seen, the offer of the next, the solution once it is open. */
public final class HelpParts {

    private final Stands stands;
    private final HelpText text;
    private final Offers offers;
    private final Pages pages;

    public HelpParts(Stands stands, Markdown markdown, Pages pages, Clock clock) {
        this.stands = stands;
        this.text = new HelpText(markdown);
        this.offers = new Offers(stands, clock);
        this.pages = pages;
    }

    /** A hint that was seen. */
    public record HintView(int number, String html) {}

    /** Three for each lab: {@code hints-lab-6}, {@code offer-lab-6} and {@code solution-lab-6}. */
    public List<PagePart> parts() {
        return stands.labs().labs().stream()
                .flatMap(lab -> List.of(
                        new PagePart("hints-" + lab.id(), () -> hints(lab)),
                        new PagePart("offer-" + lab.id(), () -> offer(lab)),
                        new PagePart("solution-" + lab.id(), () -> solution(lab)))
                        .stream())
                .toList();
    }

    public String hints(Lab lab) {
        Help help = stands.folder(lab).help();
        List<HintView> seen = help.hints().stream()
                .filter(number -> number <= lab.hints().size())
                .map(number -> new HintView(number, text.hint(lab, number)))
                .toList();
        return pages.html(
                "help/hints.jte", Map.of("lab", lab, "seen", seen, "next", help.nextHint(lab), "told", help.told(lab)));
    }

    /** Empty while there is nothing to offer. */
    public String offer(Lab lab) {
        Optional<Offer> offer = offers.of(lab);
        return offer.isEmpty() ? "" : pages.html("help/offer.jte", Map.of("lab", lab.id(), "offer", offer.get()));
    }

    /** Before it is open, no word of it but how to open it. */
    public String solution(Lab lab) {
        return isOpen(lab)
                ? pages.html("help/solution.jte", Map.of("why", text.why(lab), "solutions", text.solutions(lab)))
                : pages.html("help/closed.jte", Map.of("lab", lab.id()));
    }

    boolean isOpen(Lab lab) {
        Standing standing = stands.standing(lab);
        return standing == Standing.PASSED
                || standing == Standing.SKIPPED
                || stands.folder(lab).help().solutionSeen();
    }

    Offers offers() {
        return offers;
    }
}
