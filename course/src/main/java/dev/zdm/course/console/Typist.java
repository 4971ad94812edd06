package dev.zdm.course.console;

import dev.zdm.course.Stands.SessionName;

/** Who types into a session, if it is not the learner. */
public interface Typist {

    /** The learner, who may always. */
    Typist LEARNER = new Typist() {
        @Override
        public String name() {
            return "";
        }

        @Override
        public boolean mayType() {
            return true;
        }

        @Override
        public void types(SessionName session, String statement) {
            // the evidence takes everything for the learner's anyway
        }
    };

    /** As the transcript tells it; empty for the learner. */
    String name();

    /** Asked before each statement: what is still to come of a block is not sent when it says no. */
    boolean mayType();

    /** Hears of each statement before it is sent; one that fails keeps the statement from being sent. */
    void types(SessionName session, String statement);
}
