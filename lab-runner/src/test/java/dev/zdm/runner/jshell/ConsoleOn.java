package dev.zdm.runner.jshell;

import dev.zdm.runner.sandbox.SharedSandboxes;
import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.sql.Login;
import dev.zdm.runner.sql.ScratchDatabase;
import dev.zdm.runner.stand.SharedServer;
import java.net.InetSocketAddress;

/** Where a test's console finds its shop. */
final class ConsoleOn {

    private ConsoleOn() {}

    static JavaConsole open(ScratchDatabase database) {
        return JavaConsole.open(SharedSandboxes.all(), shop(database));
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
