package dev.zdm.runner;

/** Hears how far long work has come. Implementations are called from the working thread and must not block. */
public interface Progress {

    Progress SILENT = (step, done, total) -> {};

    /**
     * @param step what is being done, in a few words: {@code seeding 2,000,000 orders}
     * @param done how much of it is done, in the step's own unit
     * @param total how much there is; 0 when the step cannot be measured
     */
    void at(String step, long done, long total);
}
