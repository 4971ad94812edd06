package dev.zdm.course.attempts;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.report.HtmlReport;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.labs.Lab;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** An attempt's report, as a page of this site. */
public final class ReportPage {

    private ReportPage() {}

    /** The page that {@code bin/grader report --html} writes. */
    public static void show(Context ctx, Lab lab, Path attempt, Instant now) {
        Evidence evidence = EvidenceReader.read(attempt);
        Lab began = lab.asBegan(attempt);
        send(
                ctx,
                HtmlReport.of(
                        began,
                        evidence,
                        HelpFile.read(attempt),
                        Grader.of(began).judge(evidence, now)));
    }

    /**
     * The same for a class to look at: it does not tell whose it is.
     *
     * @param names of people that are in it nowhere
     */
    public static void showWithoutNames(Context ctx, Lab lab, Path attempt, List<String> names, Instant now) {
        Evidence evidence = EvidenceReader.read(attempt);
        Lab began = lab.asBegan(attempt);
        send(
                ctx,
                HtmlReport.withoutNames(
                        began,
                        evidence,
                        HelpFile.read(attempt),
                        Grader.of(began).judge(evidence, now),
                        names));
    }

    private static void send(Context ctx, String page) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'sha256-" + styleHash(page)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        ctx.html(page);
    }

    /** The report brings one style sheet in itself; this one is let in, and no other. */
    private static String styleHash(String page) {
        int from = page.indexOf("<style>") + "<style>".length();
        String style = page.substring(from, page.indexOf("</style>", from));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
