package dev.zdm.grader.store;

/**
 * The lines of a file that were written to their ends; what follows the last of them was torn off by a crash.
 *
 * @param count how many there are
 * @param end where they end, in bytes
 */
record WholeLines(long count, int end) {

    static WholeLines in(byte[] bytes) {
        long count = 0;
        int end = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                count++;
                end = i + 1;
            }
        }
        return new WholeLines(count, end);
    }
}
