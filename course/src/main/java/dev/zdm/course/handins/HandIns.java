package dev.zdm.course.handins;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.grader.bundle.Bundle;
import dev.zdm.grader.bundle.Fault;
import dev.zdm.grader.bundle.HandInKey;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.store.Judgement;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was handed in: the academy's database has who and when and what was wrong, the folder the bundle itself and, when it was taken, the attempt's
 * files with the verdict of this installation beside them. Thread-safe; fails as {@link Academy#ask} does.
 */
public final class HandIns {

    private static final Logger LOG = LoggerFactory.getLogger(HandIns.class);
    private static final int MOST = 40;
    private static final int LONGEST_NAME = 60;
    private static final String FILE = "bundle.zip";
    private static final String ATTEMPT = "attempt";
    private static final String HAND_IN =
            "SELECT h.*, a.name AS learner, a.cohort FROM hand_in h JOIN account a ON a.id = h.account ";

    private final Academy academy;
    private final Accounts accounts;
    private final Path folder;
    private final Supplier<LabCatalog> labs;
    private final Clock clock;
    private final ReentrantLock taking = new ReentrantLock();

    /** @param folder {@code $ZDM_HOME/hand-ins} */
    public HandIns(Academy academy, Accounts accounts, Path folder, Supplier<LabCatalog> labs, Clock clock) {
        this.academy = academy;
        this.accounts = accounts;
        this.folder = folder;
        this.labs = labs;
        this.clock = clock;
    }

    /** What a learner signs with. It is made when it is first asked for. */
    public HandInKey keyOf(Account learner) {
        String number = Long.toString(learner.id());
        return academy.ask(db -> {
            try (PreparedStatement insert =
                    db.prepareStatement("INSERT INTO hand_in_key VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                insert.setLong(1, learner.id());
                insert.setString(2, HandInKey.make(number).secret());
                insert.executeUpdate();
            }
            try (PreparedStatement query = db.prepareStatement("SELECT secret FROM hand_in_key WHERE account = ?")) {
                query.setLong(1, learner.id());
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return new HandInKey(number, row.getString(1));
                }
            }
        });
    }

    /**
     * Takes a bundle: one that is as it was made is judged by this installation's labs and grader, another one is refused; both are kept. One at a
     * time, since each is held in memory.
     *
     * @param learner whose key it has to be signed with
     * @param by who brings it
     * @throws LabProblem when it is no bundle at all, not safe to open, or was handed in before; then nothing is kept
     */
    public HandIn take(Account learner, Account by, Path upload) {
        if (!taking.tryLock()) {
            throw new LabProblem.Usage("Another bundle is being judged just now.", "Hand yours in again in a minute.");
        }
        try {
            return takeIt(learner, by, upload);
        } finally {
            taking.unlock();
        }
    }

    private HandIn takeIt(Account learner, Account by, Path upload) {
        Bundle bundle = Bundle.open(upload);
        requireRoom(learner);
        List<Fault> faults = new ArrayList<>(bundle.faults(Optional.of(keyOf(learner))));
        if (faults.isEmpty()) {
            knownRecording(bundle, learner).ifPresent(faults::add);
        }
        // What nobody vouches for may call itself anything.
        Optional<Lab> lab = faults.isEmpty()
                ? Optional.of(labs.get().named(bundle.manifest().lab()))
                : Optional.empty();
        boolean sameContent = lab.filter(bundle::isOfSameContent).isPresent();
        String called = lab.map(Lab::id).orElse(shortened(bundle.manifest().lab()));
        long id = insert(learner, by, bundle, called, sameContent, faults);
        Path kept = folder.resolve(learner.learner()).resolve(Long.toString(id));
        try {
            Files.createDirectories(kept);
            Files.copy(upload, kept.resolve(FILE));
        } catch (IOException e) {
            forget(id);
            throw new LabProblem("The bundle cannot be kept.", "See that the disk has room: bin/lab doctor.", e);
        }
        lab.ifPresent(known -> judgeOrRefuse(id, bundle, known, kept.resolve(ATTEMPT)));
        HandIn taken = find(id).orElseThrow();
        accounts.note(by, "handed in " + called + ", " + taken.judged() + ", for", learner.name());
        return taken;
    }

    /**
     * Judges what was handed in when this process, or one before it, ended. What had not yet arrived whole is forgotten, so that it can be handed
     * in again.
     */
    public void judgeThoseLeft() {
        taking.lock();
        try {
            list("WHERE h.judged = ?", "").stream()
                    .filter(handIn -> handIn.judged().isEmpty())
                    .forEach(this::judgeLeft);
        } finally {
            taking.unlock();
        }
    }

    private void judgeLeft(HandIn handIn) {
        Path kept = folderOf(handIn.account()).resolve(Long.toString(handIn.id()));
        Bundle bundle;
        try {
            bundle = Bundle.open(kept.resolve(FILE));
        } catch (LabProblem torn) {
            LOG.warn("hand-in {} is forgotten: {}", handIn.id(), torn.getMessage());
            forget(handIn.id());
            return;
        }
        try {
            judgeOrRefuse(handIn.id(), bundle, labs.get().named(handIn.lab()), kept.resolve(ATTEMPT));
        } catch (LabProblem noSuchLab) {
            LOG.warn("hand-in {} is not judged: {}", handIn.id(), noSuchLab.getMessage());
        }
    }

    private void judgeOrRefuse(long id, Bundle bundle, Lab lab, Path attempt) {
        try {
            judge(bundle, lab, attempt);
        } catch (RuntimeException e) {
            LOG.warn("hand-in {} cannot be judged", id, e);
            Fault fault = new Fault(AttemptFile.NAME, 0, "cannot be judged: something is not as a recorder writes it");
            academy.ask(db -> refuse(db, id, fault));
        }
    }

    private void judge(Bundle bundle, Lab lab, Path attempt) {
        bundle.unpackTo(attempt);
        lab.keepIn(attempt);
        Verdict verdict = Judgement.of(lab, attempt, clock.instant());
        VerdictFile.append(attempt, AttemptFile.read(attempt), HelpFile.read(attempt), verdict, clock.instant());
    }

    private void requireRoom(Account learner) {
        if (of(learner).size() >= MOST) {
            throw new LabProblem.Usage(
                    learner.name() + " has handed in " + MOST + " bundles already.",
                    "Ask whoever runs the installation.");
        }
    }

    /** Another learner's recording is refused; the own one, once it was taken, is not taken twice. */
    private Optional<Fault> knownRecording(Bundle bundle, Account learner) {
        List<HandIn> same =
                list("WHERE h.recording = ? AND h.judged <> 'refused' ORDER BY h.id LIMIT 1", bundle.recording());
        if (same.stream().anyMatch(known -> known.account() == learner.id())) {
            throw new LabProblem.Usage(
                    "This attempt was handed in already.", "Nothing has to be done; its verdict is on this page.");
        }
        return same.stream()
                .findFirst()
                .map(known -> new Fault(
                        "requests.jsonl", 0, "is the recording of hand-in " + known.id() + ", of another learner"));
    }

    private static String shortened(String name) {
        String printable = name.replaceAll("\\p{Cc}", "?");
        return printable.length() <= LONGEST_NAME ? printable : printable.substring(0, LONGEST_NAME);
    }

    private long insert(
            Account learner, Account by, Bundle bundle, String lab, boolean sameContent, List<Fault> faults) {
        return academy.ask(db -> {
            db.setAutoCommit(false);
            long id;
            try (PreparedStatement insert = db.prepareStatement(
                    "INSERT INTO hand_in (account, uploader, lab, attempt, says, same_content, recording, judged)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")) {
                insert.setLong(1, learner.id());
                insert.setString(2, by.name());
                insert.setString(3, lab);
                insert.setInt(4, bundle.manifest().attempt());
                insert.setString(5, bundle.says().orElse(""));
                insert.setBoolean(6, sameContent);
                insert.setString(7, bundle.recording());
                insert.setString(8, faults.isEmpty() ? "" : HandIn.REFUSED);
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    id = row.getLong(1);
                }
            }
            for (int i = 0; i < faults.size(); i++) {
                insert(db, id, i + 1, faults.get(i));
            }
            db.commit();
            return id;
        });
    }

    private static long refuse(Connection db, long id, Fault fault) throws SQLException {
        try (PreparedStatement update = db.prepareStatement("UPDATE hand_in SET judged = 'refused' WHERE id = ?")) {
            update.setLong(1, id);
            update.executeUpdate();
        }
        insert(db, id, 1, fault);
        return id;
    }

    private static void insert(Connection db, long id, int number, Fault fault) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("INSERT INTO hand_in_fault VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setInt(2, number);
            insert.setString(3, fault.file());
            insert.setLong(4, fault.line());
            insert.setString(5, fault.what());
            insert.executeUpdate();
        }
    }

    private void forget(long id) {
        academy.ask(db -> {
            try (PreparedStatement delete = db.prepareStatement("DELETE FROM hand_in WHERE id = ?")) {
                delete.setLong(1, id);
                return delete.executeUpdate();
            }
        });
    }

    /** A learner's, the newest first. */
    public List<HandIn> of(Account learner) {
        return list("WHERE h.account = ? ORDER BY h.id DESC", learner.id());
    }

    /** All of a class, the newest first. */
    public List<HandIn> of(Cohort cohort) {
        return list("WHERE a.cohort = ? ORDER BY h.id DESC", cohort.id());
    }

    public Optional<HandIn> find(long id) {
        return list("WHERE h.id = ?", id).stream().findFirst();
    }

    /** The attempt's files, with the verdict of this installation; empty when it was refused. */
    public Optional<Path> attempt(HandIn handIn) {
        Path attempt =
                folderOf(handIn.account()).resolve(Long.toString(handIn.id())).resolve(ATTEMPT);
        return handIn.isRefused() ? Optional.empty() : Optional.of(attempt).filter(Files::isDirectory);
    }

    /** Where attempts of a learner's are that they handed in. */
    public Path folderOf(Account learner) {
        return folderOf(learner.id());
    }

    private Path folderOf(long account) {
        return folder.resolve("l" + account);
    }

    private List<HandIn> list(String condition, Object value) {
        List<HandIn> all = academy.ask(db -> {
            try (PreparedStatement query = db.prepareStatement(HAND_IN + condition)) {
                query.setObject(1, value);
                try (ResultSet row = query.executeQuery()) {
                    List<HandIn> found = new ArrayList<>();
                    while (row.next()) {
                        found.add(read(row, db));
                    }
                    return found;
                }
            }
        });
        return all.stream().map(this::withVerdict).toList();
    }

    /** The verdict that counts stands beside the attempt's files, as that of every attempt. */
    private HandIn withVerdict(HandIn handIn) {
        return attempt(handIn)
                .flatMap(attempt -> VerdictFile.given(attempt).stream().reduce((earlier, later) -> later))
                .map(verdict -> handIn.judgedNow(verdict.word()))
                .orElse(handIn);
    }

    private static HandIn read(ResultSet row, Connection db) throws SQLException {
        long id = row.getLong("id");
        return new HandIn(
                id,
                row.getLong("account"),
                row.getString("learner"),
                row.getObject("at", OffsetDateTime.class).toInstant().truncatedTo(SECONDS),
                row.getString("uploader"),
                row.getString("lab"),
                row.getInt("attempt"),
                row.getString("says"),
                row.getBoolean("same_content"),
                row.getString("judged"),
                faults(id, db));
    }

    private static List<Fault> faults(long id, Connection db) throws SQLException {
        try (PreparedStatement query =
                db.prepareStatement("SELECT file, line, what FROM hand_in_fault WHERE hand_in = ? ORDER BY number")) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                List<Fault> faults = new ArrayList<>();
                while (row.next()) {
                    faults.add(new Fault(row.getString("file"), row.getLong("line"), row.getString("what")));
                }
                return faults;
            }
        }
    }
}
