package dev.zdm.course.dashboard;

import dev.zdm.course.page.Shell;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** {@code /dashboard}. */
public final class DashboardRoutes {

    private final Shell shell;

    public DashboardRoutes(Shell shell) {
        this.shell = shell;
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/dashboard", this::show);
    }

    private void show(Context ctx) {
        Map<String, Object> values = Map.of("charts", ChartLibrary.script(), "feed", Dashboard.FEED);
        ctx.html(shell.page("dashboard/dashboard.jte", "Dashboard", "/dashboard", values));
    }
}
