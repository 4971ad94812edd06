package dev.zdm.runner;

import java.nio.file.Path;

/** Where programs that were unpacked or fetched are kept, for all checkouts of this account. */
public final class CacheFolder {

    private CacheFolder() {}

    /** {@code $ZDM_CACHE}, or the account's folder for such things. */
    public static Path ofThisAccount() {
        String configured = System.getenv("ZDM_CACHE");
        if (configured != null && !configured.isBlank()) {
            return Path.of(configured);
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("zdm");
    }
}
