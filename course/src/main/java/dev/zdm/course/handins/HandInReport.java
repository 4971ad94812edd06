package dev.zdm.course.handins;

import dev.zdm.course.attempts.ReportPage;
import dev.zdm.course.page.Refusal;
import dev.zdm.labs.LabCatalog;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/** The report on what was handed in, as on any attempt. */
public final class HandInReport {

    private final HandIns handIns;
    private final Supplier<LabCatalog> labs;
    private final Clock clock;

    public HandInReport(HandIns handIns, Supplier<LabCatalog> labs, Clock clock) {
        this.handIns = handIns;
        this.labs = labs;
        this.clock = clock;
    }

    void show(Context ctx, HandIn handIn) {
        Path attempt = handIns.attempt(handIn)
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "It was refused, and there is no report on it."));
        ReportPage.show(ctx, labs.get().named(handIn.lab()), attempt, clock.instant());
    }
}
