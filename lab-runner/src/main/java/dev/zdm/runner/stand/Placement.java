package dev.zdm.runner.stand;

/** Decides on which server each learner's stand is. Implementations are thread-safe. */
public interface Placement {

    /**
     * Where a stand that is about to be made is to be. Whoever asks makes it there.
     *
     * @param learner whose it is; they have one at a time
     * @param bytes of disk that it will take, the least that is known
     * @throws dev.zdm.labs.LabProblem when no server has room, with what to do about it
     */
    Ground forStand(String learner, long bytes);

    /** Where the learner's stand is, or would be now. */
    Ground of(String learner);

    /** The learner's stand was dropped, and nothing is being made in its place: its room is free. */
    void gone(String learner);

    /** All stands on one server. */
    static Placement on(Ground ground) {
        return new Placement() {
            @Override
            public Ground forStand(String learner, long bytes) {
                return ground;
            }

            @Override
            public Ground of(String learner) {
                return ground;
            }

            @Override
            public void gone(String learner) {
                // it comes back to the same server
            }
        };
    }
}
