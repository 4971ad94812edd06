package dev.zdm.course.frame;

import dev.zdm.course.page.Shell;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** {@code /accessibility}: who can use these pages, how that was tested, and what is known to be missing. */
public final class FrameRoutes {

    private final Shell shell;

    public FrameRoutes(Shell shell) {
        this.shell = shell;
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/accessibility", this::accessibility);
    }

    private void accessibility(Context ctx) {
        ctx.html(shell.page("frame/accessibility.jte", "Accessibility", "/accessibility", Map.of()));
    }
}
