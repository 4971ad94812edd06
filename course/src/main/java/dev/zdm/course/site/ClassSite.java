package dev.zdm.course.site;

import dev.zdm.course.Annex;
import dev.zdm.course.Annexes;
import dev.zdm.course.LearnerStand;
import dev.zdm.course.Stands;
import dev.zdm.course.academy.Academy;
import dev.zdm.course.academy.Memory;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Identities;
import dev.zdm.course.classroom.Admission;
import dev.zdm.course.classroom.Company;
import dev.zdm.course.classroom.Cookies;
import dev.zdm.course.classroom.Door;
import dev.zdm.course.classroom.KeptSeat;
import dev.zdm.course.classroom.LearnerAnnex;
import dev.zdm.course.classroom.Messages;
import dev.zdm.course.classroom.TeacherAnnex;
import dev.zdm.course.classroom.Wall;
import dev.zdm.course.handins.ClassHandIns;
import dev.zdm.course.handins.HandInReport;
import dev.zdm.course.handins.HandIns;
import dev.zdm.course.handins.SeatHandIns;
import dev.zdm.course.metrics.Meters;
import dev.zdm.course.metrics.MetricsRoute;
import dev.zdm.course.oidc.OidcAnnex;
import dev.zdm.course.oidc.OidcDoor;
import dev.zdm.course.oidc.OidcSettings;
import dev.zdm.course.page.Assets;
import dev.zdm.course.regrade.RegradeAnnex;
import dev.zdm.course.regrade.Regrades;
import dev.zdm.grader.store.LabFolder;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.live.LiveState;
import dev.zdm.runner.stand.Stand;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The site of an installation with classes. Whoever is signed in has a {@link Site} of their own behind it, with their own stand, and what they
 * ask goes there whole: no address leads to somebody else's. All others see the door only. Thread-safe.
 */
public final class ClassSite implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClassSite.class);
    private static final Duration ACADEMY_LIMIT = Duration.ofSeconds(60);

    private final LabRunner runner;
    private final Academy academy;
    private final Accounts accounts;
    private final Identities identities;
    private final Messages messages;
    private final HandIns handIns;
    private final HandInReport handInReport;
    private final Regrades regrades;
    private final Material material;
    private final Binding binding;
    private final StartOptions usual;
    private final Gate gate;
    private final Wall wall;
    private final MetricsRoute metrics;
    private final Optional<OidcDoor> oidc;
    private final String setupCode = Gate.randomHex();
    private final Map<Long, Desk> desks = new ConcurrentHashMap<>();
    private final ExecutorService openers = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "shop-opener");
        thread.setDaemon(true);
        return thread;
    });
    private final ExecutorService seeder = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "at-the-start");
        thread.setDaemon(true);
        return thread;
    });
    private final Javalin front;

    /** Somebody's own site, and the stand behind it. */
    private record Desk(Stands stands, Site site, Optional<VisitedSite> visited) {

        void close() {
            visited.ifPresent(VisitedSite::close);
            site.close();
        }
    }

    private ClassSite(
            LabRunner runner,
            Academy academy,
            Path root,
            Binding binding,
            StartOptions usual,
            MetricsRoute metrics,
            Optional<OidcSettings> provider) {
        this.runner = runner;
        this.academy = academy;
        this.accounts = new Accounts(academy);
        this.identities = new Identities(academy, accounts);
        this.messages = new Messages(academy);
        this.material = Material.in(root, runner::labs, false, metrics.meters());
        this.metrics = metrics;
        Path handedIn = runner.home().state().resolve("hand-ins");
        this.handIns = new HandIns(academy, accounts, handedIn, runner::labs, Clock.systemUTC());
        this.handInReport = new HandInReport(handIns, runner::labs, Clock.systemUTC());
        this.regrades =
                new Regrades(accounts, runner::labs, List.of(runner.home().attempts(), handedIn), Clock.systemUTC());
        this.binding = binding;
        this.usual = usual;
        this.gate = new Gate(binding);
        this.wall = new Wall(
                accounts,
                runner.servers(),
                account -> Optional.ofNullable(desks.get(account.id())).map(Desk::stands),
                Clock.systemUTC());
        Admission admission = new Admission(accounts, binding.isSecure());
        this.oidc = provider.map(settings -> new OidcDoor(
                settings,
                accounts,
                identities,
                material.pages(),
                gate.token(),
                admission,
                this::address,
                Clock.systemUTC()));
        Door door = new Door(accounts, material.pages(), gate.token(), admission, setupCode, oidc.map(one -> one::way));
        this.front = Javalin.create(config -> {
            Site.configure(config, metrics.meters());
            config.jetty.modifyServletContextHandler(this::putDoormanBefore);
            config.routes.before(ctx -> {
                if (!metrics.isLetIn(ctx)) {
                    gate.check(ctx);
                }
            });
            config.routes.before(ClassSite::toTheDoor);
            new Answers(material.pages(), false).addTo(config.routes);
            door.addTo(config.routes);
            oidc.ifPresent(one -> one.addTo(config.routes));
            metrics.addTo(config.routes);
            config.routes.get("/healthz", ctx -> ctx.result("ok\n"));
            config.routes.get("/readyz", ctx -> ctx.result(accounts.hasAdmin() ? "ready\n" : "ready, not set up\n"));
        });
    }

    /** As the other one, and its metrics are shown to nobody. */
    public static ClassSite start(LabRunner runner, Academy academy, Path root, Binding binding, StartOptions usual)
            throws InterruptedException {
        return start(
                runner,
                academy,
                root,
                binding,
                usual,
                new MetricsRoute(new Meters(), Optional.empty(), false),
                Optional.empty());
    }

    /**
     * Waits until the academy can be asked, then listens.
     *
     * @param metrics how its meters are read; the caller closes them
     * @param provider of OpenID Connect that people may sign in with
     */
    public static ClassSite start(
            LabRunner runner,
            Academy academy,
            Path root,
            Binding binding,
            StartOptions usual,
            MetricsRoute metrics,
            Optional<OidcSettings> provider)
            throws InterruptedException {
        academy.awaitOpen(ACADEMY_LIMIT);
        ClassSite site = new ClassSite(runner, academy, root, binding, usual, metrics, provider);
        try {
            site.front.start(binding.host(), binding.port());
        } catch (RuntimeException e) {
            site.close();
            throw new LabProblem.Unfit(
                    "The site cannot listen on " + binding.host() + ":" + binding.port() + ".",
                    "Choose another port: bin/course --port " + (binding.port() + 1),
                    e);
        }
        metrics.meters().tellOfPages(site::openPages);
        site.seeder.execute(site.handIns::judgeThoseLeft);
        site.accounts.cohorts().stream().filter(Cohort::isOpen).forEach(site::seedFor);
        return site;
    }

    private int openPages() {
        return desks.values().stream().mapToInt(desk -> desk.site().openPages()).sum();
    }

    /** Before anybody comes: the first to start would wait for it. */
    private void seedFor(Cohort cohort) {
        OptionalLong rows = cohort.rows().isPresent() ? cohort.rows() : usual.rows();
        seeder.execute(() -> runner.seed(rows));
    }

    /** Where a browser finds it. */
    public URI address() {
        URI published = binding.published();
        return published != null ? published.resolve("/") : URI.create("http://localhost:" + port() + "/");
    }

    /** Where it listens. */
    public int port() {
        return front.port();
    }

    /** What the first admin shows at {@code /setup}; empty once there is one. */
    public Optional<String> setupCode() {
        return accounts.hasAdmin() ? Optional.empty() : Optional.of(setupCode);
    }

    public Accounts accounts() {
        return accounts;
    }

    /** All that may be asked here, as {@code POST /join}: at the door, and by those who are here now. */
    public Set<String> routes() {
        return Stream.concat(
                        Site.routesOf(front),
                        desks.values().stream().flatMap(desk -> desk.site().routes()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void putDoormanBefore(ServletContextHandler context) {
        FilterHolder doorman = new FilterHolder(this::letThrough);
        doorman.setAsyncSupported(true); // streams of events stay open
        context.addFilter(doorman, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private void letThrough(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        Optional<Account> account;
        try {
            account = isForEverybody(asked.getRequestURI())
                    ? Optional.empty()
                    : Cookies.token(asked).flatMap(accounts::whoHas);
        } catch (Memory.NotNow notNow) {
            tryAgainSoon((HttpServletResponse) response);
            return;
        }
        if (account.isPresent()) {
            LogContext.enter(account.get(), runner.stand(account.get().learner()));
            try {
                Optional<VisitRequest> visit =
                        account.filter(Account::teaches).flatMap(teacher -> VisitRequest.of(asked, teacher));
                Optional<Servlet> visited = visit.flatMap(this::visited);
                if (visit.isPresent() && visited.isPresent()) {
                    visited.get().service(visit.get(), response);
                } else {
                    Desk desk = deskOf(account.get());
                    heard(account.get(), asked);
                    desk.site().servlet().service(request, response);
                }
            } finally {
                LogContext.leave();
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Nobody can be told from anybody while the academy is away; a page looks again by itself. */
    private static void tryAgainSoon(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "3");
        response.setHeader("Refresh", "3");
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter()
                .write("The course cannot reach its database now.\nWait a moment: this page looks again by itself.\n");
    }

    /** The door is there for those who are in, too: they may come in as somebody else. */
    private static boolean isForEverybody(String path) {
        return path.startsWith(Assets.BASE + "/")
                || path.equals("/sign-in")
                || path.startsWith("/sign-in/")
                || path.equals("/join")
                || path.equals("/setup")
                || path.equals("/healthz")
                || path.equals("/readyz")
                || path.equals(MetricsRoute.PATH);
    }

    /** Whatever else is asked is somebody's own, and the doorman has found nobody whose it could be. */
    private static void toTheDoor(Context ctx) {
        if (isForEverybody(ctx.path())) {
            return;
        }
        String accept = ctx.header("Accept");
        if (accept != null && accept.contains("text/html")) {
            ctx.redirect("/sign-in");
        } else {
            ctx.status(HttpStatus.UNAUTHORIZED).result("You are not signed in.\nSign in, then try again.\n");
        }
        ctx.skipRemainingHandlers();
    }

    /** Empty while that learner is not here. */
    private Optional<Servlet> visited(VisitRequest visit) {
        return Optional.ofNullable(desks.get(visit.learner()))
                .flatMap(Desk::visited)
                .map(VisitedSite::servlet);
    }

    /** A stream that a page left open keeps alive is nobody's act. */
    private void heard(Account account, HttpServletRequest asked) {
        if (!asked.getRequestURI().equals("/events")) {
            Stand stand = runner.stand(account.learner());
            runner.keeper()
                    .ifPresent(keeper -> KeptSeat.heard(
                            keeper, stand, asked.getMethod().equals("POST"), () -> openers.execute(() -> wake(stand))));
        }
    }

    private static void wake(Stand stand) {
        try {
            stand.resume();
        } catch (LabProblem e) {
            LOG.warn("{} was not woken: {} {}", stand.names().learner(), e.getMessage(), e.whatToDo());
        }
    }

    private Desk deskOf(Account account) {
        return desks.computeIfAbsent(account.id(), id -> furnish(account));
    }

    private Desk furnish(Account account) {
        Stand stand = runner.stand(account.learner());
        StartOptions options = account.cohort().isPresent()
                ? accounts.cohort(account.cohort().getAsLong())
                        .map(Cohort::rows)
                        .filter(rows -> rows.isPresent())
                        .map(rows -> usual.withRows(rows.getAsLong()))
                        .orElse(usual)
                : usual;
        LearnerStand stands = new LearnerStand(runner, stand, options).withSizesAsTheyAre();
        stands.onVerdict(metrics.meters()::judged);
        Memory memory = academy.memoryOf(account.learner());
        openers.execute(() -> openShop(account, stand, options));
        if (account.teaches()) {
            List<Annex> annexes = new ArrayList<>(List.of(
                    new TeacherAnnex(
                            account, accounts, messages, wall, new Helping(), binding.isSecure(), Clock.systemUTC()),
                    new ClassHandIns(account, accounts, handIns, handInReport),
                    new RegradeAnnex(account, accounts, regrades)));
            oidc.ifPresent(door -> annexes.add(
                    new OidcAnnex(account, identities, door, () -> openers.execute(() -> leave(account.id())))));
            return new Desk(
                    stands, Site.ofOne(material, stands, memory, binding, new Annexes(annexes)), Optional.empty());
        }
        Company company = new Company(
                () -> stands.current().filter(AttemptStatus::running).map(AttemptStatus::folder), Clock.systemUTC());
        Annex annex = new Annexes(List.of(
                kept(new LearnerAnnex(account, accounts, messages, company, binding.isSecure()), stand, stands),
                new SeatHandIns(account, handIns, handInReport)));
        Site site = Site.ofOne(material, stands, memory, binding, annex);
        return new Desk(
                stands,
                site,
                Optional.of(new VisitedSite(account, stands, accounts, company, site, binding, metrics.meters())));
    }

    private Annex kept(Annex annex, Stand stand, LearnerStand stands) {
        return runner.keeper()
                .<Annex>map(keeper -> new KeptSeat(
                        annex, keeper, stand, () -> openers.execute(() -> reopen(stand, stands)), Clock.systemUTC()))
                .orElse(annex);
    }

    private static void reopen(Stand stand, LearnerStand stands) {
        try {
            stands.openShop();
        } catch (LabProblem e) {
            LOG.warn("no shop for {}: {} {}", stand.names().learner(), e.getMessage(), e.whatToDo());
        }
    }

    /** Lessons want a shop; a lab opens its own. */
    private static void openShop(Account account, Stand stand, StartOptions options) {
        LogContext.enter(account, stand);
        try {
            stand.practiseUnlessOpen(options, Progress.SILENT);
        } catch (LabProblem e) {
            LOG.warn("no shop for {}: {} {}", stand.names().learner(), e.getMessage(), e.whatToDo());
        } finally {
            LogContext.leave();
        }
    }

    private void leave(long account) {
        Desk desk = desks.remove(account);
        if (desk != null) {
            desk.close();
        }
    }

    /** What those who teach do for a learner. */
    private final class Helping implements TeacherAnnex.Assistance {

        @Override
        public void reset(Account learner) {
            present(learner).stands().reset(Progress.SILENT);
        }

        @Override
        public void skip(Account learner) {
            Stands stands = present(learner).stands();
            String lab = stands.current()
                    .orElseThrow(() -> new LabProblem.Usage(learner.name() + " is at no lab.", "They start one first."))
                    .lab()
                    .id();
            openers.execute(() -> {
                LogContext.enter(learner, runner.stand(learner.learner()));
                try {
                    stands.skip(lab, OptionalLong.empty(), Progress.SILENT);
                } catch (LabProblem e) {
                    LOG.warn("{} was not skipped: {}", lab, e.getMessage());
                } finally {
                    LogContext.leave();
                }
            });
        }

        @Override
        public void opened(Cohort cohort) {
            seedFor(cohort);
        }

        @Override
        public void extend(Account learner) {
            runner.keeper()
                    .orElseThrow(() -> new LabProblem.Usage("Stands here have no end.", "There is nothing to do."))
                    .extendFurther(runner.stand(learner.learner()));
        }

        @Override
        public void evict(Account learner) {
            leave(learner.id());
        }

        @Override
        public Optional<String> provider() {
            return oidc.map(OidcDoor::providerName);
        }

        @Override
        public LabCatalog labs() {
            return runner.labs();
        }

        @Override
        public LabFolder folder(Account learner, Lab lab) {
            return new AttemptFolders(runner.home().attempts().resolve(learner.learner())).at(lab);
        }

        @Override
        public List<LiveState.Node> queue(Account learner) {
            return Optional.ofNullable(desks.get(learner.id()))
                    .map(desk -> desk.stands().queue())
                    .orElse(List.of());
        }

        private Desk present(Account learner) {
            return Optional.ofNullable(desks.get(learner.id()))
                    .orElseThrow(() ->
                            new LabProblem.Usage(learner.name() + " is not here.", "They open the course first."));
        }
    }

    @Override
    public void close() {
        wall.close();
        regrades.close();
        openers.shutdownNow();
        seeder.shutdownNow();
        // Their streams end while there still is a server to end them.
        desks.values().forEach(Desk::close);
        front.stop();
    }
}
