package dev.zdm.runner.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Volume;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * The image {@code postgres:18} in a container of the local Docker engine. Its data lies in a volume of its own and, like its port, survives
 * the container, which ends with us. Inside it is a server like any other that is reached over the network.
 */
public final class ContainerServer implements Server {

    /** Environment variable that names another image, which has to behave like the official one. */
    static final String IMAGE_VARIABLE = "ZDM_PG_IMAGE";

    static final String LABEL = "dev.zdm.home";
    private static final int PORT = 5432;
    private static final String DATA = "/var/lib/postgresql";
    private static final long BYTES_OF_SHARED_MEMORY = 512L * 1024 * 1024;

    private final PostgreSQLContainer container;
    private final ExternalServer inside;

    private ContainerServer(PostgreSQLContainer container, ExternalServer inside) {
        this.container = container;
        this.inside = inside;
    }

    /**
     * The server of this {@code $ZDM_HOME}, in a new container on the data that there is.
     *
     * @throws LabProblem when it cannot be had, with what to do about it
     */
    public static ContainerServer start(Path zdmHome, Progress progress) {
        requireEngine();
        ServerHome home = homeIn(zdmHome);
        String volume = volumeOf(home);
        removeLeftOver(volume);
        try {
            InetAddress engine = addressOfEngine();
            int port = freePort(home, engine);
            PostgreSQLContainer container = configured(home, volume, engine.getHostAddress() + ":" + port);
            progress.at("starting " + image() + " in a container (its image is fetched the first time)", 0, 0);
            container.start();
            try {
                home.keepPort(port);
                ServerAddress address = new ServerAddress(
                        container.getHost(), container.getMappedPort(PORT), ADMIN, home.passwordOf(ADMIN), "");
                return new ContainerServer(container, ExternalServer.at(address, home, progress));
            } catch (IOException | RuntimeException e) {
                container.stop();
                throw e;
            }
        } catch (IOException e) {
            throw DiskProblem.of("The server's folder " + home.folder() + " could not be written", e);
        } catch (ContainerFetchException e) {
            throw new LabProblem.Unfit(
                    "The image " + image() + " could not be fetched: " + e.getMessage(),
                    "Fetch it by hand (docker pull " + image() + "), or name one that is there with " + IMAGE_VARIABLE
                            + ".",
                    e);
        } catch (ContainerLaunchException e) {
            throw new LabProblem.Unfit(
                    "PostgreSQL did not start in a container: " + deepest(e),
                    "Look at it with docker logs; the image is " + image() + ".",
                    e);
        }
    }

    /** What the engine said is under several layers of what Testcontainers made of it. */
    private static String deepest(Throwable problem) {
        Throwable at = problem;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage());
    }

    static ServerHome homeIn(Path zdmHome) {
        return ServerHome.of(zdmHome, "server-container", Account.ofThisProcess());
    }

    static String volumeOf(ServerHome home) {
        return "zdm-" + home.key();
    }

    static boolean hasEngine() {
        try {
            requireEngine();
            return true;
        } catch (LabProblem.Unfit none) {
            return false;
        }
    }

    private static void requireEngine() {
        try {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return;
            }
        } catch (ContainerFetchException e) {
            throw new LabProblem.Unfit(
                    "The Docker engine cannot fetch what Testcontainers cleans up with: " + deepest(e),
                    "Let it reach its registry, or set TESTCONTAINERS_RYUK_DISABLED=true: what is left over is removed at the next start.",
                    e);
        }
        throw new LabProblem.Unfit(
                "No Docker engine answers here, and " + Servers.VARIABLE + " asks for a container.",
                "Start one, or leave " + Servers.VARIABLE + " unset: the embedded server needs none.",
                null);
    }

    private static String image() {
        return System.getenv().getOrDefault(IMAGE_VARIABLE, "postgres:" + Binaries.MAJOR);
    }

    /** Where it can be asked: an engine on another machine knows best, and says so when it starts the container. */
    private static int freePort(ServerHome home, InetAddress engine) throws IOException {
        boolean isHere = NetworkInterface.getByInetAddress(engine) != null;
        InetAddress asked = isHere ? engine : InetAddress.getLoopbackAddress();
        return home.port()
                .filter(port -> Ports.isFree(port, asked))
                .orElseGet(() -> Ports.freeFrom(Ports.FIRST, asked));
    }

    /** @param opened the address and port that it is reached at */
    private static PostgreSQLContainer configured(ServerHome home, String volume, String opened) {
        List<String> command = new ArrayList<>(List.of("postgres"));
        command.addAll(ServerSettings.own().arguments());
        command.addAll(ServerSettings.evidence().arguments());
        // The last word counts. Who may come is up to the engine, which lets in this machine only.
        command.addAll(List.of("-c", "listen_addresses=*", "-c", "unix_socket_directories=/var/run/postgresql"));
        return new PostgreSQLContainer(DockerImageName.parse(image()).asCompatibleSubstituteFor("postgres"))
                .withUsername(ADMIN)
                .withPassword(home.passwordOf(ADMIN))
                .withDatabaseName("postgres")
                .withEnv(Map.of(
                        "POSTGRES_INITDB_ARGS",
                        "--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C"))
                .withCopyFileToContainer(
                        MountableFile.forClasspathResource("dev/zdm/runner/server/replication.sh", 0755),
                        "/docker-entrypoint-initdb.d/replication.sh")
                .withLabel(LABEL, volume)
                // What it would say when it is ready goes into the log that the collector writes.
                .waitingFor(Wait.forListeningPort())
                .withCommand(command.toArray(String[]::new))
                .withCreateContainerCmdModifier(create -> {
                    HostConfig host = create.getHostConfig() == null ? new HostConfig() : create.getHostConfig();
                    create.withHostConfig(host.withBinds(new Bind(volume, new Volume(DATA)))
                            .withShmSize(BYTES_OF_SHARED_MEMORY)
                            .withPortBindings(PortBinding.parse(opened + ":" + PORT)));
                });
    }

    /**
     * Where the engine's ports are reached from here: this machine alone, or, where we are in a container ourselves, the bridge that the
     * engine's containers share. The port is opened there and nowhere else.
     */
    private static InetAddress addressOfEngine() {
        String host = DockerClientFactory.instance().dockerHostIpAddress();
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new LabProblem.Unfit(
                    "The Docker engine's machine " + host + " is not known here.",
                    "Put its address into TESTCONTAINERS_HOST_OVERRIDE.",
                    e);
        }
    }

    /** Of a process that was killed. Two servers on one volume would ruin it. */
    private static void removeLeftOver(String volume) {
        DockerClient engine = DockerClientFactory.instance().client();
        for (Container left : engine.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(LABEL, volume))
                .exec()) {
            engine.removeContainerCmd(left.getId()).withForce(true).exec();
        }
    }

    @Override
    public String name() {
        return "container";
    }

    @Override
    public String host() {
        return inside.host();
    }

    @Override
    public int port() {
        return inside.port();
    }

    @Override
    public String version() {
        return inside.version();
    }

    @Override
    public StartReport startReport() {
        return StartReport.STARTED;
    }

    @Override
    public String passwordOf(String role) {
        return inside.passwordOf(role);
    }

    @Override
    public OptionalLong freeDisk() {
        return inside.freeDisk();
    }

    @Override
    public boolean isAlive() {
        return inside.isAlive();
    }

    @Override
    public Standby standby(long bytesPerSecond, Progress progress) {
        return inside.standby(bytesPerSecond, progress);
    }

    @Override
    public void revive() {
        if (inside.isAlive()) {
            return;
        }
        try {
            DockerClientFactory.instance()
                    .client()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        } catch (NotModifiedException runsAlready) {
            // it comes up by itself
        }
        inside.revive();
    }

    /** Ends the container; its volume stays. */
    @Override
    public void close() {
        inside.close();
        try {
            DockerClientFactory.instance()
                    .client()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
        } catch (NotFoundException | NotModifiedException endedAlready) {
            // by hand, or by a newer process of this installation
        }
        container.stop();
    }
}
