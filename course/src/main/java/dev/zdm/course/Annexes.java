package dev.zdm.course;

import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Chrome;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Shell;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Optional;

/**
 * Several annexes of one site.
 *
 * @param all the first of them says who sits there
 */
public record Annexes(List<Annex> all) implements Annex {

    public Annexes {
        all = List.copyOf(all);
    }

    @Override
    public Optional<Chrome.Seat> seat() {
        return all.get(0).seat();
    }

    @Override
    public List<PagePart> parts(Pages pages) {
        return all.stream().flatMap(annex -> annex.parts(pages).stream()).toList();
    }

    @Override
    public void addTo(RoutesConfig routes, Shell shell, Pages pages) {
        all.forEach(annex -> annex.addTo(routes, shell, pages));
    }
}
