package dev.zdm.workload.shop;

/**
 * How far the seeding has come.
 *
 * @param stage what is being done
 * @param done how much of the stage is done: rows while rows are loaded, else statements
 * @param total how much there is to do in this stage
 * @param bytes size of the tables' heaps so far
 */
public record SeedProgress(Stage stage, long done, long total, long bytes) {

    /** The stages of seeding, in order. */
    public enum Stage {
        /** Users and orders are written; takes about half of the time. */
        ROWS("writing rows"),
        /** Indexes are built on the full tables. */
        INDEXES("building indexes"),
        /** Dead space is looked for and statistics are gathered. */
        STATISTICS("gathering statistics"),
        /** Keys are added, the foreign key is checked, everything is written to disk. */
        KEYS("adding keys");

        private final String title;

        Stage(String title) {
            this.title = title;
        }

        /** What is being done, in a few words. */
        public String title() {
            return title;
        }
    }

    /** Hears about progress, some ten to fifty times a second, from one thread at a time. It must not block. */
    @FunctionalInterface
    public interface Listener {

        Listener SILENT = progress -> {};

        void at(SeedProgress progress);
    }
}
