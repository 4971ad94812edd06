package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.lock;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.index;
import static dev.zdm.grader.fixture.ShopCatalogue.seeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.fixture.ShopCatalogue.IndexMaker;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexBuiltConcurrentlyTest {

    private static final long NEW = 20_001;
    private static final long COPY = 20_002;

    private final Check check =
            new IndexBuiltConcurrently(new IndexShape("orders", List.of("status"), Optional.empty()));

    @Test
    void aBuildThatWasSeenAtWorkKeepsIt() {
        Ruling ruling = judge(built(made(NEW)).progress(learner(1), 20, "CREATE INDEX CONCURRENTLY", NEW));

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual())
                .isEqualTo("session 4711 (learner) ran CREATE INDEX CONCURRENTLY for mine at 01:00:20.0Z, second 20");
    }

    @Test
    void aBuildThatEndedWithoutALockKeepsItThoughItWasTooQuickToBeSeen() {
        assertThat(judge(built(made(NEW))
                                .began(learner(1), 20, "CREATE/**/INDEX\nconcurrently ON orders (status)")
                                .ddlEnd(learner(1), 21, "CREATE INDEX", NEW)
                                .done(learner(1), 21))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aBuildUnderShareLockBreaksItWhateverItsTextSays() {
        Ruling ruling = judge(built(made(NEW))
                .began(learner(1), 20, "CREATE INDEX ON orders (status) /* CONCURRENTLY */")
                .ddlEnd(learner(1), 22, "CREATE INDEX", NEW, lock(LockMode.SHARE))
                .done(learner(1), 22));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("mine was built under ShareLock on orders, which no write gets past");
        assertThat(ruling.proof().get(0)).contains("/* CONCURRENTLY */", "session 4711");
    }

    @Test
    void anIndexThatWasBuiltRightDoesNotCoverForAnotherThatWasNot() {
        assertThat(judge(busyShop()
                                .catalogue(20, seeded().with(made(NEW)))
                                .progress(learner(1), 20, "CREATE INDEX CONCURRENTLY", NEW)
                                .began(learner(1), 24, "CREATE INDEX other ON orders (status)")
                                .ddlEnd(learner(1), 25, "CREATE INDEX", COPY, lock(LockMode.SHARE))
                                .done(learner(1), 25)
                                .catalogue(
                                        25,
                                        seeded().with(made(NEW)).with(made(COPY).named("other"))))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aBuildInABlockIsSeenToo() {
        assertThat(judge(built(made(NEW))
                                .began(
                                        learner(1),
                                        20,
                                        "DO $$ BEGIN EXECUTE 'CREATE IN' || 'DEX ON orders (status)'; END $$")
                                .ddlEnd(learner(1), 22, "CREATE INDEX", NEW, lock(LockMode.SHARE))
                                .done(learner(1), 22))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void anInterruptedConcurrentBuildThatWasMendedByABlockingReindexBreaksIt() {
        assertThat(judge(built(made(NEW))
                                .progress(learner(1), 15, "CREATE INDEX CONCURRENTLY", NEW)
                                .began(learner(1), 20, "REINDEX INDEX mine")
                                .ddlEnd(learner(1), 22, "REINDEX", NEW, lock(LockMode.SHARE))
                                .done(learner(1), 22))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void anInterruptedConcurrentBuildThatWasMendedByAConcurrentReindexKeepsIt() {
        assertThat(judge(busyShop()
                                .catalogue(15, seeded().with(made(NEW).invalid()))
                                .progress(learner(1), 15, "CREATE INDEX CONCURRENTLY", NEW)
                                .catalogue(
                                        20, seeded().with(made(NEW).invalid()).with(copy()))
                                .progress(learner(1), 20, "REINDEX CONCURRENTLY", COPY)
                                .catalogue(25, seeded().with(made(COPY))))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void anIndexThatWasGoingWhenTheSnapshotWasTakenDidNotChangeItsFile() {
        assertThat(judge(busyShop()
                                .catalogue(15, seeded().with(made(NEW).invalid()))
                                .progress(learner(1), 15, "CREATE INDEX CONCURRENTLY", NEW)
                                .catalogue(
                                        20, seeded().with(made(NEW).invalid()).with(copy()))
                                .progress(learner(1), 20, "REINDEX CONCURRENTLY", COPY)
                                .catalogue(
                                        21,
                                        seeded().with(made(NEW).invalid().filenode(0))
                                                .with(made(COPY)))
                                .catalogue(25, seeded().with(made(COPY))))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aBlockingBuildIsNotWashedWhiteByAConcurrentReindex() {
        assertThat(judge(busyShop()
                                .began(learner(1), 14, "CREATE INDEX ON orders (status)")
                                .ddlEnd(learner(1), 15, "CREATE INDEX", NEW, lock(LockMode.SHARE))
                                .done(learner(1), 15)
                                .catalogue(15, seeded().with(made(NEW)))
                                .catalogue(20, seeded().with(made(NEW)).with(copy()))
                                .progress(learner(1), 20, "REINDEX CONCURRENTLY", COPY)
                                .catalogue(25, seeded().with(made(COPY))))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void theSwapIsSeenThoughTheCopyWasGoneBeforeTheNextSnapshot() {
        assertThat(judge(busyShop()
                                .began(learner(1), 14, "CREATE INDEX ON orders (status)")
                                .ddlEnd(learner(1), 15, "CREATE INDEX", NEW, lock(LockMode.SHARE))
                                .done(learner(1), 15)
                                .catalogue(15, seeded().with(made(NEW)))
                                .progress(learner(1), 20, "REINDEX CONCURRENTLY", COPY)
                                .catalogue(25, seeded().with(made(COPY))))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aBlockingBuildThatWasRebuiltAndRenamedBeforeAnySnapshotSawItBreaksIt() {
        Ruling ruling = judge(busyShop()
                .began(learner(1), 19, "CREATE INDEX mine ON orders (status)")
                .ddlEnd(learner(1), 19.1, "CREATE INDEX", NEW, lock(LockMode.SHARE))
                .done(learner(1), 19.1)
                .began(learner(1), 19.2, "REINDEX INDEX CONCURRENTLY mine")
                .ddlEnd(learner(1), 19.4, "REINDEX", COPY)
                .done(learner(1), 19.4)
                .progress(learner(1), 19.3, "REINDEX CONCURRENTLY", COPY)
                .catalogue(20, seeded().with(made(COPY).named("renamed"))));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.proof().get(0)).startsWith("CREATE INDEX mine");
    }

    @Test
    void aBlockingBuildThatWasRenamedBeforeItsRebuildBreaksIt() {
        assertThat(judge(busyShop()
                                .began(learner(1), 14, "CREATE INDEX mine ON orders (status)")
                                .ddlEnd(learner(1), 15, "CREATE INDEX", NEW, lock(LockMode.SHARE))
                                .done(learner(1), 15)
                                .catalogue(15, seeded().with(made(NEW)))
                                .progress(learner(1), 20, "REINDEX CONCURRENTLY", COPY)
                                .catalogue(25, seeded().with(made(COPY).named("another"))))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aConstraintThatMakesTheIndexBreaksIt() {
        Ruling ruling = judge(busyShop()
                .began(learner(1), 19, "ALTER TABLE orders ADD UNIQUE (status)")
                .ddlEndMaking(learner(1), 20, "ALTER TABLE", NEW, lock(LockMode.ACCESS_EXCLUSIVE))
                .done(learner(1), 20)
                .catalogue(20, seeded().with(made(NEW).unique())));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).contains("AccessExclusiveLock on orders");
    }

    @Test
    void aConstraintsIndexThatWasRebuiltConcurrentlyBreaksIt() {
        assertThat(judge(busyShop()
                                .began(learner(1), 19, "ALTER TABLE orders ADD UNIQUE (status)")
                                .ddlEndMaking(learner(1), 19.1, "ALTER TABLE", NEW, lock(LockMode.ACCESS_EXCLUSIVE))
                                .done(learner(1), 19.1)
                                .began(learner(1), 19.2, "REINDEX TABLE CONCURRENTLY orders")
                                .ddlEnd(learner(1), 20.2, "REINDEX", COPY)
                                .done(learner(1), 20.2)
                                .catalogue(20.5, seeded().with(made(COPY).unique())))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aRebuildOfWhatNobodySawIsUnproven() {
        assertThat(judge(busyShop()
                                .progress(learner(1), 20, "REINDEX CONCURRENTLY", COPY)
                                .catalogue(25, seeded().with(made(COPY))))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void aReindexOfTheWholeSchemaLeavesNoLocksToSeeButAnotherFile() {
        Ruling ruling = judge(busyShop()
                .progress(learner(1), 15, "CREATE INDEX CONCURRENTLY", NEW)
                .catalogue(15, seeded().with(made(NEW).invalid()))
                .began(learner(1), 20, "REINDEX SCHEMA public")
                .ddlEnd(learner(1), 22, "REINDEX", NEW)
                .done(learner(1), 22)
                .catalogue(22, seeded().with(made(NEW).filenode(77_777))));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("mine was rebuilt in place, which no write gets past");
    }

    @Test
    void anIndexThatAppearedWhenTheWholeTableWasWrittenAnewIsUnproven() {
        Ruling ruling = judge(busyShop()
                .progress(learner(1), 20, "CREATE INDEX CONCURRENTLY", NEW)
                .catalogue(25, seeded().withFile("orders", 77_777).with(made(NEW))));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).contains("the whole of orders was written anew");
    }

    @Test
    void aBlockingBuildThatWasSeenAtWorkBreaksIt() {
        assertThat(judge(built(made(NEW)).progress(learner(1), 20, "CREATE INDEX", NEW))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aSecondTryThatWasDoneRightCounts() {
        assertThat(judge(busyShop()
                                .began(learner(1), 14, "CREATE INDEX mine ON orders (status)")
                                .ddlEnd(learner(1), 15, "CREATE INDEX", NEW, lock(LockMode.SHARE))
                                .done(learner(1), 15)
                                .catalogue(15, seeded().with(made(NEW)))
                                .catalogue(18, seeded())
                                .progress(learner(1), 20, "CREATE INDEX CONCURRENTLY", COPY)
                                .catalogue(25, seeded().with(made(COPY))))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void anIndexOfTheBaselineWasNotBuilt() {
        var userId = new IndexBuiltConcurrently(new IndexShape("orders", List.of("user_id"), Optional.empty()));

        assertThat(userId.judge(busyShop().phase()).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void anIndexThatAppearedUnseenIsUnproven() {
        assertThat(judge(built(made(NEW))).outcome()).isEqualTo(UNPROVEN);
    }

    @Test
    void withoutTheIndexThereIsNothingToAskAbout() {
        assertThat(judge(busyShop()).outcome()).isEqualTo(BROKEN);
    }

    private Ruling judge(MadeUpAttempt attempt) {
        return check.judge(attempt.phase());
    }

    private static MadeUpAttempt built(IndexMaker made) {
        return busyShop().catalogue(25, seeded().with(made));
    }

    private static IndexMaker made(long oid) {
        return index(oid, "mine", ORDERS, "status");
    }

    private static IndexMaker copy() {
        return made(COPY).named("mine_ccnew").invalid();
    }
}
