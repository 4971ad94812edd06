package dev.zdm.course;

import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Chrome;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Shell;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Optional;

/** What the site of somebody in a class has beside that of an only learner. */
public interface Annex {

    /** Of a learner who is alone. */
    Annex NONE = new Annex() {
        @Override
        public Optional<Chrome.Seat> seat() {
            return Optional.empty();
        }

        @Override
        public List<PagePart> parts(Pages pages) {
            return List.of();
        }

        @Override
        public void addTo(RoutesConfig routes, Shell shell, Pages pages) {
            // nothing beside
        }
    };

    /** Who sits there, as every page says at its top. */
    Optional<Chrome.Seat> seat();

    List<PagePart> parts(Pages pages);

    void addTo(RoutesConfig routes, Shell shell, Pages pages);
}
