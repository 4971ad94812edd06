package dev.zdm.runner;

import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.util.Map;

/** Where programs that were unpacked or fetched are kept, for all checkouts of this account. */
public final class CacheFolder {

    /** Environment variable that names it. */
    public static final String VARIABLE = "ZDM_CACHE";

    private CacheFolder() {}

    /**
     * {@code $ZDM_CACHE}, or the account's folder for such things.
     *
     * @throws LabProblem.Unfit when the account has no home and none is named
     */
    public static Path ofThisAccount() {
        return of(System.getenv(), System.getProperty("user.home"));
    }

    /** @param userHome as Java has it: a question mark for an account that the system does not know */
    static Path of(Map<String, String> environment, String userHome) {
        String configured = environment.getOrDefault(VARIABLE, "");
        if (!configured.isBlank()) {
            return Path.of(configured);
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!xdg.isBlank()) {
            return Path.of(xdg, "zdm");
        }
        Path home = Path.of(userHome);
        if (!home.isAbsolute()) {
            throw new LabProblem.Unfit(
                    "The account that this runs as has no home, so there is no place for unpacked programs.",
                    "Set " + VARIABLE + " to a folder that it may write.",
                    null);
        }
        return home.resolve(".cache").resolve("zdm");
    }
}
