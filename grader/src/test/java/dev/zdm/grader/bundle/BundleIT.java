package dev.zdm.grader.bundle;

import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.fixture.Recordings;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.store.Judgement;
import dev.zdm.grader.store.Manifest;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A bundle as it was made is taken; whatever was done to it since is found, and told by file and line. */
class BundleIT {

    private static final Lab LAB =
            LabCatalog.in(Path.of("src/test/resources/labs")).named("lab-2");
    private static final HandInKey ANNAS = HandInKey.make("17");
    private static final HandInKey BENS = HandInKey.make("18");

    @TempDir
    private Path folder;

    private Path bundle = Path.of("");

    @BeforeEach
    void handIn() {
        Path attempt = folder.resolve("1");
        if (!Files.exists(attempt)) {
            Recordings.write(Recordings.solved(), LAB, attempt);
        }
        bundle = folder.resolve("bundle.zip");
        new BundleWriter(Optional.of(ANNAS), "0.1.0").write(attempt, bundle, Optional.of("Anna"), second(100));
    }

    @Test
    void aBundleAsItWasMadeIsTakenAndJudgedAsItsFolderIs() {
        Bundle opened = Bundle.open(bundle);
        opened.requireWhole(Optional.of(ANNAS));

        assertThat(opened.faults(Optional.of(ANNAS))).isEmpty();
        assertThat(opened.manifest().learner()).isEqualTo("Anna");
        assertThat(opened.manifest().key()).isEqualTo("17");
        assertThat(opened.isOfSameContent(LAB)).isTrue();
        opened.unpackTo(folder.resolve("unpacked"));
        assertThat(EvidenceReader.missing(folder.resolve("unpacked"))).isEmpty();
        assertThat(Judgement.of(LAB, folder.resolve("unpacked"), second(1_000)))
                .isEqualTo(Judgement.of(LAB, folder.resolve("1"), second(1_000)))
                .extracting(verdict -> verdict.word())
                .isEqualTo("passed");
    }

    @Test
    void aKeyIsReadAsPeopleTypeIt() {
        assertThat(HandInKey.parse(ANNAS.shown())).isEqualTo(ANNAS);
        assertThat(HandInKey.parse(" " + ANNAS.shown().toUpperCase(java.util.Locale.ROOT) + "\n"))
                .isEqualTo(ANNAS);
        assertThat(HandInKey.parse("17-" + ANNAS.secret())).isEqualTo(ANNAS);
        assertThat(ANNAS).hasToString("key 17");
        assertThatThrownBy(() -> HandInKey.parse("17-short")).isInstanceOf(LabProblem.Usage.class);
    }

    @Test
    void nobodyVouchesForABundleWithoutASignature() {
        new BundleWriter(Optional.empty(), "0.1.0").write(folder.resolve("1"), bundle, Optional.empty(), second(100));

        assertThat(Bundle.open(bundle).faults(Optional.empty())).isEmpty();
        assertThat(faults(ANNAS)).containsExactly("signature: is missing, so nobody vouches for what is in it");
    }

    @Test
    void anAttemptThatGoesOnIsNotBundled() {
        Recordings.solved().writeTo(folder.resolve("2"));

        assertThatThrownBy(() -> new BundleWriter(Optional.empty(), "0.1.0")
                        .write(folder.resolve("2"), bundle, Optional.empty(), second(100)))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessageContaining("goes on");
    }

    // ---- what was done to it

    private record Tampering(String name, Consumer<Map<String, byte[]>> deed, String told) {}

    @TestFactory
    Stream<DynamicTest> eachTamperingIsFoundAndRefused() {
        return Stream.of(
                        new Tampering(
                                "a line is edited",
                                lines("locks.jsonl", lines -> {
                                    lines.set(4, lines.get(4).replaceFirst("\"samples\":\\d+", "\"samples\":7"));
                                    return lines;
                                }),
                                "locks.jsonl, line 5: was changed"),
                        new Tampering(
                                "a line is dropped",
                                lines("locks.jsonl", lines -> {
                                    lines.remove(4);
                                    return lines;
                                }),
                                "locks.jsonl, line 5: a line is gone before it"),
                        new Tampering(
                                "a line is added",
                                lines("locks.jsonl", lines -> {
                                    lines.add(4, lines.get(2));
                                    return lines;
                                }),
                                "locks.jsonl, line 5: was added"),
                        new Tampering(
                                "two lines change places",
                                lines("locks.jsonl", lines -> {
                                    lines.add(4, lines.remove(5));
                                    return lines;
                                }),
                                "locks.jsonl, line 5: a line is gone before it"),
                        new Tampering(
                                "a line is added at the end",
                                lines("wal.jsonl", lines -> {
                                    lines.add("{}");
                                    return lines;
                                }),
                                "wal.jsonl, line 1: a line was added at the end"),
                        new Tampering(
                                "the end is cut off",
                                lines("catalogue.jsonl", lines -> new ArrayList<>(lines.subList(0, 1))),
                                "catalogue.jsonl, line 2: the last 2 lines are gone"),
                        new Tampering(
                                "the end of the last line is cut off",
                                files -> files.compute(
                                        "attempt/locks.jsonl",
                                        (name, bytes) -> java.util.Arrays.copyOf(bytes, bytes.length - 1)),
                                "locks.jsonl, line "),
                        new Tampering(
                                "two files change places",
                                files -> {
                                    byte[] locks = files.get("attempt/locks.jsonl");
                                    files.put("attempt/locks.jsonl", files.get("attempt/requests.jsonl"));
                                    files.put("attempt/requests.jsonl", locks);
                                },
                                "requests.jsonl, line 1: was changed"),
                        new Tampering(
                                "two files change places with their chains",
                                files -> {
                                    for (String in : List.of("attempt/", "chains/")) {
                                        byte[] locks = files.get(in + "locks.jsonl");
                                        files.put(in + "locks.jsonl", files.get(in + "requests.jsonl"));
                                        files.put(in + "requests.jsonl", locks);
                                    }
                                },
                                "requests.jsonl: its chain does not end as the manifest says"),
                        new Tampering(
                                "a file is gone",
                                files -> {
                                    files.remove("attempt/statements.jsonl");
                                    files.remove("chains/statements.jsonl");
                                },
                                "statements.jsonl: is gone"),
                        new Tampering(
                                "a file comes in",
                                files -> files.put("attempt/help.jsonl", "{}\n".getBytes(UTF_8)),
                                "help.jsonl: the manifest does not know it"),
                        new Tampering(
                                "the attempt is told otherwise",
                                lines("attempt.json", lines -> {
                                    lines.replaceAll(line -> line.replace("\"rows\" : ", "\"rows\" : 9"));
                                    return lines;
                                }),
                                "attempt.json, line "),
                        new Tampering(
                                "a line is edited and chained anew",
                                files -> {
                                    byte[] edited = new String(files.get("attempt/locks.jsonl"), UTF_8)
                                            .replaceFirst("\"samples\":\\d+", "\"samples\":7")
                                            .getBytes(UTF_8);
                                    files.put("attempt/locks.jsonl", edited);
                                    files.put(
                                            "chains/locks.jsonl",
                                            String.join("\n", new Chain("locks.jsonl").of(Chain.lines(edited)))
                                                    .getBytes(UTF_8));
                                },
                                "locks.jsonl: its chain does not end as the manifest says"),
                        new Tampering(
                                "the manifest says otherwise",
                                files -> files.compute(
                                        "manifest.json",
                                        (name, bytes) -> new String(bytes, UTF_8)
                                                .replace("Anna", "Anne")
                                                .getBytes(UTF_8)),
                                "signature: does not fit: the manifest was changed after it was signed, or the key is another one"),
                        new Tampering(
                                "somebody else signs it",
                                files -> files.put(
                                        "signature",
                                        BENS.sign(manifestIn(files)).getBytes(UTF_8)),
                                "signature: does not fit: the manifest was changed after it was signed, or the key is another one"),
                        new Tampering(
                                "a file is left out of the manifest, which is signed by nobody's key",
                                files -> {
                                    Manifest old =
                                            Manifest.read(manifestIn(files)).orElseThrow();
                                    Manifest made = new Manifest(
                                            1, old.made(), "Anna", "18", old.lab(), 1, "", "", "", "", List.of());
                                    files.put("manifest.json", made.bytes());
                                    files.put(
                                            "signature", BENS.sign(made.bytes()).getBytes(UTF_8));
                                },
                                "signature: was made with another learner's key"))
                .map(tampering -> DynamicTest.dynamicTest(tampering.name(), () -> {
                    handIn();
                    rewrite(tampering.deed());

                    assertThat(faults(ANNAS).get(0)).startsWith(tampering.told());
                    assertThatThrownBy(() -> Bundle.open(bundle).requireWhole(Optional.of(ANNAS)))
                            .isInstanceOfSatisfying(BundleRefused.class, refused -> {
                                assertThat(refused).hasMessageStartingWith("the bundle is refused: ");
                                assertThat(refused.whatToDo()).startsWith("Hand in the file as ");
                                assertThat(refused.exitCode()).isEqualTo(3);
                            });
                }));
    }

    // ---- what is not opened at all

    @TestFactory
    Stream<DynamicTest> whatIsNotSafeToOpenIsRefused() {
        return Map.<String, Consumer<Map<String, byte[]>>>of(
                        "../../evil.txt", files -> files.put("../../evil.txt", new byte[1]),
                        "/etc/cron.d/evil", files -> files.put("/etc/cron.d/evil", new byte[1]),
                        "attempt/../../evil", files -> files.put("attempt/../../evil", new byte[1]),
                        "attempt/sub/locks.jsonl", files -> files.put("attempt/sub/locks.jsonl", new byte[1]),
                        "attempt\\..\\evil", files -> files.put("attempt\\..\\evil", new byte[1]),
                        "attempt/ (a folder)", files -> files.put("attempt/", new byte[0]),
                        "unpacks to more", files -> files.put("attempt/tools.jsonl", new byte[129 << 20]),
                        "more files than",
                                files -> {
                                    for (int i = 0; i < 40; i++) {
                                        files.put("x" + i, new byte[0]);
                                    }
                                },
                        "no manifest", files -> files.remove("manifest.json"),
                        "no manifest that", files -> files.put("manifest.json", "{\"schema\":1}".getBytes(UTF_8)))
                .entrySet()
                .stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    handIn();
                    rewrite(one.getValue());

                    assertThatThrownBy(() -> Bundle.open(bundle))
                            .isInstanceOf(BundleRefused.class)
                            .hasMessageStartingWith("the archive is refused: it ");
                    assertThat(folder.resolve("../evil.txt")).doesNotExist();
                }));
    }

    @Test
    void whatIsNoArchiveIsNoBundle() throws IOException {
        Files.writeString(bundle, "not a zip");

        assertThatThrownBy(() -> Bundle.open(bundle)).isInstanceOf(LabProblem.Usage.class);
        assertThatThrownBy(() -> Bundle.open(folder.resolve("nowhere.zip"))).isInstanceOf(LabProblem.Usage.class);
    }

    /** Whoever holds the key may chain and sign what they like; a file that is gone still proves nothing. */
    @Test
    void aSignedBundleWithoutAFileProvesNothing() throws IOException {
        Files.delete(folder.resolve("1/statements.jsonl"));
        new BundleWriter(Optional.of(ANNAS), "0.1.0").write(folder.resolve("1"), bundle, Optional.empty(), second(100));
        Bundle opened = Bundle.open(bundle);
        opened.requireWhole(Optional.of(ANNAS));
        opened.unpackTo(folder.resolve("unpacked"));

        assertThat(Judgement.of(LAB, folder.resolve("unpacked"), second(1_000)).word())
                .isEqualTo("unproven");
    }

    /** A learner may write themselves a verdict, and a lab that asks for less; neither is taken. */
    @Test
    void whatABundleSaysOfItselfIsNotItsVerdict() throws IOException {
        Path attempt = Recordings.write(Recordings.harmful(1), LAB, folder.resolve("3"));
        Files.writeString(
                attempt.resolve("verdicts.jsonl"),
                "{\"type\":\"verdict\",\"t\":\"2026-11-21T01:02:00.000000Z\",\"seq\":1,\"verdict\":\"passed\"}\n");
        Files.writeString(
                attempt.resolve("lab.yml"),
                Files.readString(attempt.resolve("lab.yml")).replace("250ms", "250s"));
        new BundleWriter(Optional.of(ANNAS), "0.1.0").write(attempt, bundle, Optional.empty(), second(100));
        Bundle opened = Bundle.open(bundle);
        opened.requireWhole(Optional.of(ANNAS));
        Path unpacked = folder.resolve("unpacked");
        opened.unpackTo(unpacked);

        assertThat(opened.says()).contains("passed");
        assertThat(opened.isOfSameContent(LAB)).isFalse();
        assertThat(unpacked.resolve("verdicts.jsonl")).doesNotExist();
        assertThat(LAB.asBegan(unpacked)).isEqualTo(LAB);
        assertThat(Judgement.of(LAB, unpacked, second(1_000)).word()).isEqualTo("failed");
    }

    // ---- archives

    private List<String> faults(HandInKey key) {
        return Bundle.open(bundle).faults(Optional.of(key)).stream()
                .map(Fault::toString)
                .toList();
    }

    private static byte[] manifestIn(Map<String, byte[]> files) {
        return files.getOrDefault("manifest.json", new byte[0]);
    }

    private static Consumer<Map<String, byte[]>> lines(String file, UnaryOperator<List<String>> deed) {
        return files -> files.compute("attempt/" + file, (name, bytes) -> {
            List<String> lines =
                    new ArrayList<>(new String(bytes, UTF_8).lines().toList());
            return deed.apply(lines).stream()
                    .map(line -> line + "\n")
                    .reduce("", String::concat)
                    .getBytes(UTF_8);
        });
    }

    private void rewrite(Consumer<Map<String, byte[]>> deed) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        deed.accept(files);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        Files.write(bundle, bytes.toByteArray());
    }
}
