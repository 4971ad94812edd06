package dev.zdm.labs;

import org.jspecify.annotations.Nullable;

/** Something that the person in front of us has to know: what happened, and what to do about it. */
public class LabProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String whatToDo;

    public LabProblem(String whatHappened, String whatToDo) {
        this(whatHappened, whatToDo, null);
    }

    public LabProblem(String whatHappened, String whatToDo, @Nullable Throwable cause) {
        super(whatHappened, cause);
        this.whatToDo = whatToDo;
    }

    public String whatToDo() {
        return whatToDo;
    }

    /** Exit code of a command that ends with this problem: 70, unless a kind of problem knows better. */
    public int exitCode() {
        return 70;
    }

    /** The person asked for something that cannot be: a name that does not exist, a number out of range. */
    public static final class Usage extends LabProblem {

        private static final long serialVersionUID = 1L;

        public Usage(String whatHappened, String whatToDo) {
            super(whatHappened, whatToDo);
        }

        @Override
        public int exitCode() {
            return 2;
        }
    }

    /** Work that has a bound did not end within it. */
    public static final class TimedOut extends LabProblem {

        private static final long serialVersionUID = 1L;

        public TimedOut(String whatHappened, String whatToDo) {
            super(whatHappened, whatToDo);
        }

        @Override
        public int exitCode() {
            return 4;
        }
    }

    /** The environment is not fit: a taken port, a full disk, a server of another version. */
    public static final class Unfit extends LabProblem {

        private static final long serialVersionUID = 1L;

        public Unfit(String whatHappened, String whatToDo, @Nullable Throwable cause) {
            super(whatHappened, whatToDo, cause);
        }

        @Override
        public int exitCode() {
            return 3;
        }
    }
}
