package dev.zdm.runner.tool;

import dev.zdm.grader.evidence.ToolLine;
import dev.zdm.labs.Lab;
import dev.zdm.runner.Progress;
import dev.zdm.runner.jshell.JavaConsole;
import dev.zdm.runner.road.Terrain;
import dev.zdm.runner.sql.Login;
import dev.zdm.runner.work.WorkFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The stand and the attempt that is under way, as far as a tool can touch them. */
public interface Workbench {

    Lab lab();

    WorkFiles work();

    /** A folder of this attempt's for what a tool leaves behind. */
    Path scratch();

    /** How to log in to the shop as {@code learner}, {@code observer} or {@code app_v1}. */
    Login login(String role);

    /** A Java console of its own, as the learner; the caller closes it. Fails with {@link dev.zdm.labs.LabProblem} where Java may not be run. */
    JavaConsole javaConsole();

    /** The app versions that get customers now. */
    List<String> runningApps();

    /** Whether the attempt is still the one that it was: a tool that finds it ended has to stop. */
    boolean isUnderWay();

    /** Writes a line of evidence. */
    void note(ToolLine line);

    /**
     * The shop for a road of the stand's own. Whatever its sessions do is the stand's doing.
     *
     * @param actor as the evidence is to call it
     * @param marks hears where the road has come
     */
    Terrain offstage(String actor, Consumer<String> marks);

    /** A copy of the shop as it was when the attempt began, for the caller alone, who closes it. */
    ShopClone cloneOfTheShop(Progress progress);
}
