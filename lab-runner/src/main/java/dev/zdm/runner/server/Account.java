package dev.zdm.runner.server;

import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operating-system user that PostgreSQL and learners' Java run as. PostgreSQL refuses to run as root, so when we are root it
 * becomes a real unprivileged user; a user namespace alone would leave its files, and what it reads, to root.
 *
 * @param user the name of the user to become, null when we are an ordinary user and stay who we are
 */
public record Account(@Nullable String user) {

    static final String VARIABLE = "ZDM_SERVER_USER";

    private static final Path RUNUSER = Path.of("/usr/sbin/runuser");

    public static Account ofThisProcess() {
        if (!isRoot()) {
            return new Account(null);
        }
        String wanted = System.getenv(VARIABLE);
        return new Account(wanted == null || wanted.isBlank() ? "nobody" : wanted);
    }

    private static boolean isRoot() {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return false;
        }
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException notLinux) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    boolean isAnother() {
        return user != null;
    }

    /** The command as this account has to start it. */
    public List<String> command(List<String> command) {
        if (user == null) {
            return command;
        }
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            whole.addAll(List.of("/usr/bin/setpriv", "--reuid=" + user, "--regid=" + group(), "--clear-groups", "--"));
        } else if (Files.isExecutable(RUNUSER)) {
            whole.addAll(List.of(RUNUSER.toString(), "-u", user, "--"));
        } else {
            throw new LabProblem.Unfit(
                    "PostgreSQL cannot run as root, and this system has neither setpriv nor runuser to run it as '"
                            + user + "'.",
                    "Start as an ordinary user.",
                    null);
        }
        whole.addAll(command);
        return whole;
    }

    private String group() {
        try {
            for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
                String[] fields = line.split(":", -1);
                if (fields.length > 3 && fields[0].equals(user)) {
                    return fields[3];
                }
            }
        } catch (IOException unreadable) {
            throw noSuchUser(unreadable);
        }
        throw noSuchUser(null);
    }

    private LabProblem noSuchUser(@Nullable Exception cause) {
        return new LabProblem.Unfit(
                "PostgreSQL cannot run as root, and there is no user '" + user + "' to run it as.",
                "Name an unprivileged user in " + VARIABLE + ", or start as an ordinary user.",
                cause);
    }

    /** Whether this account could reach a file in that folder: as another user it has to pass every folder above. */
    boolean canReach(Path folder) throws IOException {
        if (user == null) {
            return true;
        }
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        for (Path above = existing == null ? null : existing.toRealPath(); above != null; above = above.getParent()) {
            boolean open = Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)
                    || Files.getOwner(above).getName().equals(user);
            if (!open) {
                return false;
            }
        }
        return true;
    }

    /** Gives a folder and all in it to this account. */
    public void own(Path folder) throws IOException {
        if (user == null) {
            return;
        }
        UserPrincipal owner =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setOwner(owner);
            }
        }
    }

    /** Makes a folder that this account may pass and list. */
    public static void open(Path folder) throws IOException {
        Files.createDirectories(folder);
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view != null) {
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_READ);
            view.setPermissions(permissions);
        }
    }
}
