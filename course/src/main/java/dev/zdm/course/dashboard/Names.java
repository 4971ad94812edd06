package dev.zdm.course.dashboard;

/** How sentences call a session. */
interface Names {

    /**
     * {@code session A}, {@code actor:report}, {@code v1}, {@code the autovacuum worker}.
     *
     * @param who as the lock graph names it
     */
    String of(int pid, String who);

    /** Whether that is an app version: then its sessions are customers' requests, many and alike. */
    static boolean isApp(String who) {
        return who.matches("v\\d+");
    }
}
