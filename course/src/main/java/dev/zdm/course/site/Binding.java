package dev.zdm.course.site;

import java.util.Set;

/**
 * Where the site listens, and by which names it lets itself be called.
 *
 * @param host address to bind
 * @param port 0 takes a free one
 */
public record Binding(String host, int port) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public static Binding loopback(int port) {
        return new Binding("127.0.0.1", port);
    }

    /** Whether a browser that asks for {@code authority}, a name and a port, means this site. */
    boolean isCalled(String authority, int boundPort) {
        String suffix = ":" + boundPort;
        if (!authority.endsWith(suffix)) {
            return false;
        }
        String name = authority.substring(0, authority.length() - suffix.length());
        return LOOPBACK.contains(name) || name.equals(host);
    }
}
