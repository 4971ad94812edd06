package dev.zdm.grader.check;

/** On whose account a customer suffered. */
sealed interface Blame {

    /** The learner's, as a second witness says. */
    record Learner(Witness witness) implements Blame {}

    /** The machine's: it was slow, and samples all around show that no lock of the learner's explains it. */
    record Nobody() implements Blame {}

    /** @param why nobody can tell */
    record Unknown(String why) implements Blame {}
}
