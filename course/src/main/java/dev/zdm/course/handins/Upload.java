package dev.zdm.course.handins;

import dev.zdm.labs.LabProblem;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The file of a form. */
final class Upload {

    private Upload() {}

    /** Hands on what was uploaded as {@code bundle}, in a file that is gone afterwards. */
    static <T> T with(Context ctx, Function<Path, T> taker) {
        UploadedFile uploaded = ctx.uploadedFile("bundle");
        if (uploaded == null || uploaded.size() == 0) {
            throw new LabProblem.Usage("No file came with it.", "Choose the bundle, then hand it in.");
        }
        try {
            Path file = Files.createTempFile("hand-in-", ".zip");
            try (InputStream content = uploaded.content()) {
                Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                return taker.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new LabProblem("The file cannot be taken.", "See that the disk has room: bin/lab doctor.", e);
        }
    }
}
