package dev.zdm.workload.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.sql.SqlFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of an app version lie: a folder, or the class path.
 *
 * @param place for messages
 */
record AppFolder(String place, Source source) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    AppVersion read() {
        AppFile app = parse(text("app.yml"));
        if (app.formatVersion() != 1) {
            throw faulty("app.yml", "format_version is " + app.formatVersion() + ", and has to be 1", null);
        }
        String name = app.name();
        List<RequestEntry> entries = app.requests();
        if (name == null || entries == null) {
            throw faulty("app.yml", "name and requests are needed", null);
        }
        try {
            return new AppVersion(
                    name,
                    readsFrom(app.readsFrom()),
                    entries.stream().map(this::request).toList());
        } catch (IllegalArgumentException e) {
            throw faulty("app.yml", e.getMessage(), e);
        }
    }

    private AppFile parse(String yaml) {
        try {
            return YAML.readValue(yaml, AppFile.class);
        } catch (JsonProcessingException e) {
            throw faulty("app.yml", e.getOriginalMessage(), e);
        }
    }

    private ServerRole readsFrom(@Nullable String word) {
        return word == null
                ? ServerRole.PRIMARY
                : ServerRole.called(word)
                        .orElseThrow(() -> faulty(
                                "app.yml", "reads_from is " + word + ", and has to be primary or standby", null));
    }

    private Request request(RequestEntry entry) {
        String name = entry.name();
        Kind kind = entry.kind();
        String file = entry.file();
        if (name == null || kind == null || file == null) {
            throw faulty("app.yml", "every request needs name, kind, share and file", null);
        }
        List<Memory> memories = memories(entry);
        List<Telling> tellings = tellings(entry);
        try {
            List<RequestStatement> statements = SqlFile.parse(text(file)).statements().stream()
                    .map(RequestStatement::of)
                    .toList();
            return new Request(
                    name, kind, entry.share(), entry.transaction(), entry.opensOrder(), statements, memories, tellings);
        } catch (IllegalArgumentException e) {
            throw faulty(file, e.getMessage(), e);
        }
    }

    private List<Memory> memories(RequestEntry entry) {
        List<MemoryEntry> remembers = entry.remembers();
        try {
            return remembers == null
                    ? List.of()
                    : remembers.stream().map(AppFolder::memory).toList();
        } catch (IllegalArgumentException e) {
            throw faulty("app.yml", "request " + entry.name() + ": " + e.getMessage(), e);
        }
    }

    private List<Telling> tellings(RequestEntry entry) {
        List<TellingEntry> tells = entry.tells();
        try {
            return tells == null
                    ? List.of()
                    : tells.stream().map(AppFolder::telling).toList();
        } catch (IllegalArgumentException e) {
            throw faulty("app.yml", "request " + entry.name() + ": " + e.getMessage(), e);
        }
    }

    private static Telling telling(TellingEntry entry) {
        String truth = entry.truth();
        String key = entry.key();
        if (truth == null || key == null) {
            throw new IllegalArgumentException("what a request tells needs truth and key");
        }
        return Telling.of(truth, key, entry.asked());
    }

    private static Memory memory(MemoryEntry entry) {
        String truth = entry.truth();
        String key = entry.key();
        String value = entry.value();
        if (truth == null || key == null || value == null) {
            throw new IllegalArgumentException("what a request remembers needs truth, key and value");
        }
        return Memory.of(truth, key, value);
    }

    private String text(String file) {
        try {
            return source.text(file);
        } catch (IOException e) {
            throw faulty(file, "it cannot be read", e);
        }
    }

    private WorkloadProblem faulty(String file, @Nullable String fault, @Nullable Exception cause) {
        return new WorkloadProblem(
                place + "/" + file + ": " + fault + ".", "Mend the file; apps/v1 is one that works.", cause);
    }

    static String resource(String path) throws IOException {
        try (InputStream there = AppFolder.class.getResourceAsStream(path)) {
            if (there == null) {
                throw new FileNotFoundException(path);
            }
            return new String(there.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @FunctionalInterface
    interface Source {
        String text(String file) throws IOException;
    }

    private record AppFile(
            int formatVersion,
            @Nullable String name,
            @Nullable String readsFrom,
            @Nullable List<RequestEntry> requests) {}

    private record RequestEntry(
            @Nullable String name,
            @Nullable Kind kind,
            int share,
            boolean transaction,
            boolean opensOrder,
            @Nullable String file,
            @Nullable List<MemoryEntry> remembers,
            @Nullable List<TellingEntry> tells) {}

    private record TellingEntry(
            @Nullable String truth,
            @Nullable String key,
            @Nullable String asked) {}

    private record MemoryEntry(
            @Nullable String truth,
            @Nullable String key,
            @Nullable String value) {}
}
