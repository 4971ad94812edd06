package dev.zdm.workload;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The shop could not be made, or its traffic not be run: what happened, and what to do about it. */
public final class WorkloadProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String whatToDo;

    public WorkloadProblem(String whatHappened, String whatToDo, @Nullable Throwable cause) {
        super(whatHappened, cause);
        this.whatToDo = whatToDo;
    }

    /** The server refused something that we asked of it. */
    public static WorkloadProblem refused(String whatWeDid, SQLException refusal, String whatToDo) {
        String state = refusal.getSQLState() == null ? "" : " (" + refusal.getSQLState() + ")";
        return new WorkloadProblem(whatWeDid + " failed: " + refusal.getMessage() + state, whatToDo, refusal);
    }

    public String whatToDo() {
        return whatToDo;
    }
}
