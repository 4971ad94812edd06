package dev.zdm.runner.stand;

import dev.zdm.grader.evidence.Session;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.record.Recorder;
import dev.zdm.runner.road.Terrain;
import dev.zdm.runner.sql.SqlSession;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A stand for a road of its own: whatever its sessions do there is told as an actor's work, and it neither deploys nor begins phases. */
class Offstage implements Terrain {

    private final Terrain stand;
    private final Recorder recorder;
    private final String actor;
    private final Consumer<String> marks;

    Offstage(Terrain stand, Recorder recorder, String actor, Consumer<String> marks) {
        this.stand = stand;
        this.recorder = recorder;
        this.actor = actor;
        this.marks = marks;
    }

    static Session identity(SqlSession session) {
        return new Session(session.pid(), session.backendStarted(), session.role());
    }

    @Override
    public SqlSession open(String role) {
        SqlSession opened = stand.open(role);
        // The recorder knows the sessions of the primary alone.
        if (!role.equals(Stand.STANDBY)) {
            recorder.ownActor(identity(opened), actor);
        }
        return opened;
    }

    @Override
    public void nextPhase() {
        throw new LabProblem("The actor " + actor + " wants to begin a phase.", "Take @next out of its road.");
    }

    @Override
    public void deploy(List<String> apps) {
        throw new LabProblem("The actor " + actor + " wants to deploy.", "Take @deploy out of its road.");
    }

    @Override
    public void write(Path folder) {
        stand.write(folder);
    }

    @Override
    public int useTool(String tool, List<String> arguments, Consumer<String> says) throws InterruptedException {
        return stand.useTool(tool, arguments, says);
    }

    @Override
    public void mark(String name) {
        marks.accept(name);
    }

    @Override
    public void slowAutovacuum(boolean on, String table) {
        stand.slowAutovacuum(on, table);
    }
}
