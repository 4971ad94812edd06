package dev.zdm.course.dashboard;

import dev.zdm.runner.live.Gauges.Job;
import dev.zdm.runner.live.Gauges.Locker;
import java.util.List;
import java.util.stream.Collectors;

/** How far index builds and their like are, in words. */
final class JobWords {

    private JobWords() {}

    static Words of(List<Job> jobs, Names names) {
        if (jobs.isEmpty()) {
            return new Words("No index build, VACUUM or ANALYZE is under way.", "none");
        }
        return new Words(
                jobs.stream().map(job -> sentence(job, names)).collect(Collectors.joining(" ")),
                jobs.stream().map(JobWords::gist).collect(Collectors.joining(";")));
    }

    private static String sentence(Job job, Names names) {
        return job.command() + " of " + names.of(job.pid(), job.who()) + object(job) + ": " + job.phase() + done(job)
                + waits(job, names) + ".";
    }

    /** {@code  on orders, index orders_by_status}. */
    static String object(Job job) {
        return (job.table() == null ? "" : " on " + job.table())
                + (job.index() == null ? "" : ", index " + job.index());
    }

    private static String done(Job job) {
        return job.percent() < 0 ? "" : ", " + job.percent() + " % of " + Words.grouped(job.total()) + " " + job.unit();
    }

    private static String waits(Job job, Names names) {
        Locker locker = job.locker();
        return locker == null ? "" : ", " + whom(locker, names) + counted(job);
    }

    /** {@code waits for actor:ledger (idle in transaction, process 4711)}. */
    static String whom(Locker locker, Names names) {
        String state = locker.state().isEmpty() ? "" : locker.state() + ", ";
        return "waits for " + names.of(locker.pid(), locker.who()) + " (" + state + "process " + locker.pid() + ")";
    }

    /** {@code , 1 of 3 have ended}. */
    static String counted(Job job) {
        return job.lockersTotal() == 0 ? "" : ", " + job.lockersDone() + " of " + job.lockersTotal() + " have ended";
    }

    private static String gist(Job job) {
        Locker locker = job.locker();
        return job.pid()
                + job.phase()
                + (job.percent() < 0 ? "" : job.percent() / 25)
                + (locker == null ? "" : " " + locker.pid());
    }
}
