package dev.zdm.course.site;

import dev.zdm.labs.LabProblem;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the site listens, and by which names it lets itself be called.
 *
 * @param host address to bind
 * @param port 0 takes a free one
 * @param published how people reach it from elsewhere, {@code https://course.example.org}; null when nobody does
 */
public record Binding(String host, int port, @Nullable URI published) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public static Binding loopback(int port) {
        return new Binding("127.0.0.1", port, null);
    }

    /** As {@link #published}, from what somebody typed. */
    public static URI address(String text) {
        URI address = URI.create(text.strip().replaceAll("/+$", ""));
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getAuthority() == null || !address.getPath().isEmpty()) {
            throw new LabProblem.Usage(
                    "'" + text + "' is no address of a site.",
                    "Write it as browsers show it, without a path: https://course.example.org");
        }
        return address;
    }

    /** Whether a browser that asks for {@code authority}, a name and a port, means this site. */
    boolean isCalled(String authority, int boundPort) {
        if (isPublished(authority)) {
            return true;
        }
        String suffix = ":" + boundPort;
        if (!authority.endsWith(suffix)) {
            return false;
        }
        String name = authority.substring(0, authority.length() - suffix.length());
        return LOOPBACK.contains(name) || name.equals(host);
    }

    /** What the browser calls the origin of pages that it got from there. */
    String originOf(String authority) {
        return (isPublished(authority) && isSecure() ? "https://" : "http://") + authority;
    }

    private boolean isPublished(String authority) {
        return published != null && authority.equalsIgnoreCase(published.getAuthority());
    }

    /** Whether people reach it over TLS, which somebody before us ends. */
    public boolean isSecure() {
        return published != null && published.getScheme().equals("https");
    }
}
