package dev.zdm.course.site;

import dev.zdm.course.Annex;
import dev.zdm.course.Stands;
import dev.zdm.course.academy.Bookmarks;
import dev.zdm.course.academy.Memory;
import dev.zdm.course.academy.MemoryRoutes;
import dev.zdm.course.attempts.AttemptRoutes;
import dev.zdm.course.console.Console;
import dev.zdm.course.console.ConsoleParts;
import dev.zdm.course.console.ConsoleRoutes;
import dev.zdm.course.dashboard.ChartLibrary;
import dev.zdm.course.dashboard.Dashboard;
import dev.zdm.course.dashboard.DashboardRoutes;
import dev.zdm.course.drafts.Drafts;
import dev.zdm.course.frame.FrameRoutes;
import dev.zdm.course.help.HelpParts;
import dev.zdm.course.help.HelpRoutes;
import dev.zdm.course.jshell.JavaDesk;
import dev.zdm.course.jshell.JavaParts;
import dev.zdm.course.jshell.JavaRoutes;
import dev.zdm.course.labs.AttemptDesk;
import dev.zdm.course.labs.CheckPanel;
import dev.zdm.course.labs.LabParts;
import dev.zdm.course.labs.LabRoutes;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.LessonRoutes;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.live.LiveBoard;
import dev.zdm.course.live.LiveHub;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.matrix.MatrixDesk;
import dev.zdm.course.matrix.MatrixParts;
import dev.zdm.course.metrics.Meters;
import dev.zdm.course.metrics.MetricsRoute;
import dev.zdm.course.page.Assets;
import dev.zdm.course.page.Chrome;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Shell;
import dev.zdm.course.schema.SchemaRoutes;
import dev.zdm.course.search.SearchRoutes;
import dev.zdm.course.workshop.ToolBench;
import dev.zdm.course.workshop.WorkshopParts;
import dev.zdm.course.workshop.WorkshopRoutes;
import dev.zdm.labs.LabProblem;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.staticfiles.Location;
import jakarta.servlet.Servlet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;

/** The course's site, from its start to its end. It belongs to one learner and one stand. */
public final class Site implements AutoCloseable {

    private static final long LONGEST_BODY = 200_000;
    /** Counted for each piece in which a body comes. */
    private static final int FRAMES = 16;

    private static final int LARGEST_ASSET = 2_000_000;

    private final Binding binding;
    private final boolean dev;
    private final Gate gate;
    private final Console console;
    private final JavaDesk java;
    private final AttemptDesk desk;
    private final ToolBench bench;
    private final CheckPanel panel;
    private final MatrixDesk matrix;
    private final LiveBoard board;
    private final Dashboard dashboard;
    private final LiveHub hub;
    private final Javalin server;
    private final Pages pages;
    private final Shell shell;
    private final LabRoutes labRoutes;
    private final AttemptRoutes attemptRoutes;
    private final WorkshopRoutes workshopRoutes;
    private final ConsoleRoutes consoleRoutes;
    private final SchemaRoutes schemaRoutes;

    /** @param metrics empty where somebody else shows them */
    private Site(
            Material material,
            Stands stands,
            Memory memory,
            Binding binding,
            Annex annex,
            Optional<MetricsRoute> metrics,
            Clock clock) {
        this.binding = binding;
        this.dev = material.dev();
        this.pages = material.pages();
        this.gate = new Gate(binding, true);
        String process = Gate.randomHex();
        Markdown markdown = material.markdown();
        LessonCatalog lessons = material.lessons();
        this.shell = new Shell(
                pages,
                new CourseContents(lessons, stands, new Bookmarks(memory)),
                gate.token(),
                process,
                dev,
                annex.seat());
        this.console = new Console(stands, clock);
        this.java = new JavaDesk(stands, clock);
        this.desk = new AttemptDesk(stands);
        this.bench = new ToolBench(stands);
        this.panel = new CheckPanel(stands, clock);
        this.matrix = new MatrixDesk(stands, clock);
        this.board = new LiveBoard(stands, pages, clock);
        this.dashboard = new Dashboard(stands, pages, clock);
        ConsoleParts consoleParts = new ConsoleParts(console, pages, clock);
        JavaParts javaParts = new JavaParts(java, pages);
        LabParts labParts = new LabParts(stands, markdown, desk, panel, pages);
        HelpParts help = new HelpParts(stands, markdown, pages, clock);
        WorkshopParts workshop = new WorkshopParts(stands, bench, pages);
        MatrixParts matrixParts = new MatrixParts(matrix, pages);
        Drafts drafts = new Drafts(material.root(), stands, lessons, markdown, pages);
        List<PagePart> parts = Stream.of(
                        board.parts(),
                        consoleParts.parts(),
                        javaParts.parts(),
                        labParts.parts(),
                        help.parts(),
                        workshop.parts(),
                        dashboard.parts(),
                        matrixParts.parts(),
                        dev ? drafts.parts() : List.<PagePart>of(),
                        annex.parts(pages))
                .flatMap(List::stream)
                .toList();
        this.hub = new LiveHub(process, parts, consoleParts::entriesAfter, List.of(dashboard.feed(), javaParts.feed()));
        board.closelyWhile(() -> hub.openPages() > 0);
        dashboard.closelyWhile(() -> hub.openPages() > 0);
        board.onQueueChange(hub::stir);
        dashboard.onNews(hub::feed);
        console.onAnswer(hub::stir);
        java.onNews(hub::feed);
        desk.onChange(hub::stir);
        bench.onChange(hub::stir);
        matrix.onChange(hub::stir);
        panel.watch(() -> parts.stream().anyMatch(part -> isVerdict(part) && hub.isWatched(part.id())), hub::stir);
        this.labRoutes = new LabRoutes(stands, lessons, markdown, desk, panel, labParts, help, workshop, shell);
        this.attemptRoutes = new AttemptRoutes(stands, pages, shell, clock);
        this.workshopRoutes = new WorkshopRoutes(stands, bench);
        this.consoleRoutes = new ConsoleRoutes(console, pages);
        this.schemaRoutes = new SchemaRoutes(stands);
        this.server = Javalin.create(config -> {
            configure(config, material.meters());
            config.routes.before(gate::check);
            config.routes.after(Site::letPagesBeKept);
            new Answers(pages, dev).addTo(config.routes);
            new LessonRoutes(lessons, stands::labs, shell).addTo(config.routes);
            labRoutes.addTo(config.routes);
            new HelpRoutes(stands, help, clock, hub::stir).addTo(config.routes);
            attemptRoutes.addTo(config.routes);
            workshopRoutes.addTo(config.routes);
            matrixParts.addTo(config.routes);
            if (dev) {
                drafts.addTo(config.routes);
            }
            consoleRoutes.addTo(config.routes);
            new JavaRoutes(stands, java, pages).addTo(config.routes);
            schemaRoutes.addTo(config.routes);
            new MemoryRoutes(memory, clock).addTo(config.routes);
            new FrameRoutes(shell).addTo(config.routes);
            new SearchRoutes(material.search(), shell, pages).addTo(config.routes);
            new DashboardRoutes(shell).addTo(config.routes);
            annex.addTo(config.routes, shell, pages);
            metrics.ifPresent(route -> route.addTo(config.routes));
            config.routes.sse("/events", hub::join);
            config.routes.get("/healthz", ctx -> ctx.result("ok\n"));
        });
    }

    private static boolean isVerdict(PagePart part) {
        return part.id().startsWith("verdict-");
    }

    /**
     * Starts to listen; returns when it does.
     *
     * @param memory what is remembered of the learner; the caller closes what is behind it
     * @param root the checkout, where {@code course/lessons} is
     */
    public static Site start(Stands stands, Memory memory, Path root, Binding binding) {
        return start(stands, memory, root, binding, false);
    }

    /**
     * As {@link #start(Stands, Memory, Path, Binding)}.
     *
     * @param dev whether open pages follow the files of lessons and labs, for whoever writes them
     */
    public static Site start(Stands stands, Memory memory, Path root, Binding binding, boolean dev) {
        return start(stands, memory, root, binding, dev, new MetricsRoute(new Meters(), Optional.empty(), true));
    }

    /**
     * As {@link #start(Stands, Memory, Path, Binding, boolean)}.
     *
     * @param metrics how its meters are read; the caller closes them
     */
    public static Site start(
            Stands stands, Memory memory, Path root, Binding binding, boolean dev, MetricsRoute metrics) {
        Site site = new Site(
                Material.in(root, stands::labs, dev, metrics.meters()),
                stands,
                memory,
                binding,
                Annex.NONE,
                Optional.of(metrics),
                Clock.systemUTC());
        try {
            site.server.start(binding.host(), binding.port());
        } catch (RuntimeException e) {
            site.close();
            throw new LabProblem.Unfit(
                    "The site cannot listen on " + binding.host() + ":" + binding.port() + ": "
                            + rootOf(e).getMessage() + ".",
                    "Choose another port: bin/course --port " + (binding.port() + 1),
                    e);
        }
        metrics.meters().tellOfPages(site::openPages);
        return site;
    }

    /** A site that does not listen: whoever does hands on to {@link #servlet} what is this learner's to ask. */
    static Site ofOne(Material material, Stands stands, Memory memory, Binding binding, Annex annex) {
        return new Site(material, stands, memory, binding, annex, Optional.empty(), Clock.systemUTC());
    }

    Servlet servlet() {
        return server.javalinServlet();
    }

    /** What may be asked, as {@code POST /attempt/finish}. */
    static Stream<String> routesOf(Javalin server) {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(route -> route.endpoint)
                .filter(route -> route.method.isHttpMethod())
                .map(route -> route.method.name() + " " + route.path);
    }

    Stream<String> routes() {
        return routesOf(server);
    }

    /** How many of its pages are open in a browser. */
    int openPages() {
        return hub.openPages();
    }

    /**
     * Adds what a lab's page consists of, and nothing that changes anything, for somebody else who looks at it.
     *
     * @param token what requests of their pages have to show
     */
    void addReadingTo(RoutesConfig routes, String token, Chrome.Visit visit) {
        routes.after(Site::letPagesBeKept);
        new Answers(pages, dev).addTo(routes);
        labRoutes.addPageTo(routes, shell.visited(token, visit));
        attemptRoutes.addThoseOfALabTo(routes);
        workshopRoutes.addReadingTo(routes);
        consoleRoutes.addReadingTo(routes);
        schemaRoutes.addTo(routes);
    }

    LiveHub hub() {
        return hub;
    }

    ConsoleRoutes console() {
        return consoleRoutes;
    }

    /** Where a browser finds it. */
    public URI address() {
        return URI.create("http://" + (binding.host().equals("127.0.0.1") ? "localhost" : binding.host()) + ":"
                + server.port() + "/");
    }

    static void configure(JavalinConfig config, Meters meters) {
        config.requestLogger.http(meters::answered);
        ChartLibrary.addTo(config);
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = LONGEST_BODY;
        // A body is waited for without a thread: those who send theirs slowly would have all of them.
        config.jetty.modifyServer(jetty -> jetty.setHandler(
                new EagerContentHandler(new RetainedContentLoaderFactory(LONGEST_BODY, FRAMES, false))));
        config.http.generateEtags = true;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.staticFiles.add(files -> {
            files.hostedPath = Assets.BASE;
            files.directory = Assets.FOLDER;
            files.location = Location.CLASSPATH;
            files.precompressMaxSize = LARGEST_ASSET;
            files.headers = Map.of("Cache-Control", "public, max-age=31536000, immutable");
        });
    }

    /** A browser may keep a page, but asks each time whether it has changed; nobody between it and us may. */
    private static void letPagesBeKept(Context ctx) {
        boolean toldOtherwise = !"no-store".equals(ctx.res().getHeader("Cache-Control"));
        if (ctx.method().equals(HandlerType.GET) && Answers.wantsPage(ctx) && !toldOtherwise) {
            ctx.header("Cache-Control", "private, no-cache");
        }
    }

    private static Throwable rootOf(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Override
    public void close() {
        hub.close();
        server.stop();
        dashboard.close();
        board.close();
        panel.close();
        bench.close();
        matrix.close();
        desk.close();
        java.close();
        console.close();
    }
}
