package dev.zdm.runner.jshell;

import dev.zdm.runner.sandbox.Sandboxes;
import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.sql.Login;
import dev.zdm.runner.sql.ScratchDatabase;
import dev.zdm.runner.stand.SharedServer;
import java.net.InetSocketAddress;

/** Where a test's console finds its shop. */
final class ConsoleOn {

    /** The sandboxes of this module's tests; their files go when the JVM ends. */
    static final Sandboxes SANDBOXES = Sandboxes.ofThisMachine();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SANDBOXES::close));
    }

    private ConsoleOn() {}

    static JavaConsole open(ScratchDatabase database) {
        return JavaConsole.open(SANDBOXES, shop(database));
    }

    static ShopAddress shop(ScratchDatabase database) {
        EmbeddedServer server = SharedServer.server();
        Login login = database.login(ScratchDatabase.ROLE);
        return new ShopAddress(
                new InetSocketAddress(server.host(), server.port()),
                login.url().substring(login.url().lastIndexOf('/') + 1),
                login.role(),
                login.password());
    }
}
