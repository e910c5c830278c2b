package com.xiaomi.privacy.cell.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.xiaomi.privacy.cell.backup.Manifest.DatabaseContent;
import com.xiaomi.privacy.cell.backup.Manifest.Kind;
import com.xiaomi.privacy.cell.backup.Manifest.ObjectsContent;
import com.xiaomi.privacy.cell.backup.Manifest.TableContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupFolderTest {

    private static final Instant TAKEN = Instant.parse("2026-11-29T12:00:00.123Z");

    @TempDir
    Path root;

    private BackupKeys keys;

    @BeforeEach
    void makeKeys(@TempDir Path elsewhere) throws IOException {
        keys = BackupKeys.madeIn(elsewhere);
    }

    @Test
    void isNamedAfterItsMomentAndKindOnceItIsWhole() throws IOException {
        BackupFolder folder = BackupFolder.begin(root, Kind.KEYS, TAKEN);
        assertThat(BackupFolder.newest(root, Kind.KEYS)).isEmpty();

        folder.finish(manifest(Kind.KEYS, List.of(), List.of()), keys.signer());

        assertThat(names()).containsExactly("2026-11-29T120000.123Z-keys");
        assertThat(BackupFolder.newest(root, Kind.KEYS)).isPresent();
        assertThat(BackupFolder.newest(root, Kind.DATA)).isEmpty();
    }

    @Test
    void theNewestIsFound() throws IOException {
        whole(Kind.KEYS, TAKEN.minus(Duration.ofDays(1)));
        whole(Kind.KEYS, TAKEN);
        whole(Kind.KEYS, TAKEN.minus(Duration.ofDays(2)));

        assertThat(BackupFolder.newest(root, Kind.KEYS).orElseThrow().toString())
                .endsWith("2026-11-29T120000.123Z-keys");
    }

    @Test
    void tellsWhatItHolds() throws IOException {
        BackupFolder folder = withContents();

        Manifest manifest = folder.verified(keys.verifier());

        assertThat(manifest.takenAt()).isEqualTo(TAKEN);
        assertThat(manifest.database("intake").migrations()).containsExactly("20261124.0100");
        assertThat(manifest.database("intake").sequences()).containsEntry("outbox_position_seq", 7L);
        assertThat(manifest.database("intake").tables()).singleElement().satisfies(table -> {
            assertThat(table.rows()).isEqualTo(2);
            assertThat(table.file().bytes()).isEqualTo(4);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifest.json",
                "databases/intake/request.copy",
                "objects/intake.index",
                "objects/intake/intake-clean/one"
            })
    void noticesAnyChange(String path) throws IOException {
        BackupFolder folder = withContents();
        Files.writeString(folder.resolve(path), Files.readString(folder.resolve(path)) + " ");

        assertThatIOException()
                .isThrownBy(() -> folder.verified(keys.verifier()))
                .withMessageStartingWith("the backup is damaged");
    }

    @Test
    void whatSomebodyElseMadeIsNoBackup(@TempDir Path theirs) throws IOException {
        BackupFolder folder = withContents();
        ManifestVerifier others = BackupKeys.madeIn(theirs).verifier();

        assertThatIOException()
                .isThrownBy(() -> folder.verified(others))
                .withMessageStartingWith("the backup is not ours");

        Files.writeString(folder.resolve("manifest.sig"), "no signature");
        assertThatIOException()
                .isThrownBy(() -> folder.verified(keys.verifier()))
                .withMessageStartingWith("the backup is not ours");
    }

    @Test
    void oneThatIsNotSignedCountsOnlyIfAskedFor() throws IOException {
        BackupFolder folder = withContents();
        Files.delete(folder.resolve("manifest.sig"));

        assertThatIOException()
                .isThrownBy(() -> folder.verified(keys.verifier()))
                .withMessageStartingWith("the backup is not signed");
        assertThat(folder.verified(ManifestVerifier.trustingAnybody()).takenAt())
                .isEqualTo(TAKEN);
    }

    @Test
    void oneByAKeyThatWasReplacedCountsWhileItIsListed(@TempDir Path newer) throws IOException {
        BackupFolder folder = withContents();
        BackupKeys now = BackupKeys.madeIn(newer);
        Files.writeString(now.verifyingKeys(), Files.readString(keys.verifyingKeys()), StandardOpenOption.APPEND);

        assertThat(folder.verified(now.verifier()).takenAt()).isEqualTo(TAKEN);
    }

    @Test
    void whatIsNoKeyIsNotTold() throws IOException {
        Path file = Files.writeString(
                root.resolve("key"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");

        assertThatIOException()
                .isThrownBy(() -> ManifestSigner.reading(file))
                .withMessageEndingWith("is no private Ed25519 key in PEM")
                .withNoCause();
        assertThatIOException().isThrownBy(() -> ManifestVerifier.reading(file)).withMessageEndingWith("in PEM");
    }

    @Test
    void hasNoFilesOutside() throws IOException {
        BackupFolder folder = BackupFolder.begin(root, Kind.DATA, TAKEN);

        assertThatIllegalArgumentException().isThrownBy(() -> folder.create("objects/intake/../../../elsewhere"));
    }

    @Test
    void isFoundByARelativeNameToo() throws IOException {
        Path whole = Path.of("").toAbsolutePath().relativize(withContents().resolve(""));

        BackupFolder folder = BackupFolder.at(Path.of(".").resolve(whole));

        assertThat(folder.verified(keys.verifier()).takenAt()).isEqualTo(TAKEN);
    }

    @Test
    void nothingStaysOfOneThatIsGivenUp() throws IOException {
        BackupFolder folder = BackupFolder.begin(root, Kind.DATA, TAKEN);
        written(folder, "databases/intake/request.copy", "1\n2\n");

        folder.delete();

        assertThat(names()).isEmpty();
    }

    @Test
    void whatIsTooOldOrWasNeverFinishedGoes() throws IOException {
        whole(Kind.KEYS, TAKEN.minus(Duration.ofDays(8)));
        whole(Kind.KEYS, TAKEN.minus(Duration.ofDays(6)));
        whole(Kind.DATA, TAKEN.minus(Duration.ofDays(8)));
        BackupFolder.begin(root, Kind.KEYS, TAKEN.minus(Duration.ofDays(2)));
        BackupFolder.begin(root, Kind.KEYS, TAKEN.minus(Duration.ofHours(2)));
        Files.createDirectory(root.resolve("lost+found"));

        assertThat(BackupFolder.prune(root, Kind.KEYS, CellBackup.KEYS_KEPT, TAKEN))
                .isEqualTo(1);

        assertThat(names())
                .containsExactlyInAnyOrder(
                        "2026-11-23T120000.123Z-keys",
                        "2026-11-21T120000.123Z-data",
                        ".unfinished-2026-11-29T100000.123Z-keys",
                        "lost+found");
    }

    private void whole(Kind kind, Instant takenAt) throws IOException {
        BackupFolder.begin(root, kind, takenAt).finish(manifest(kind, List.of(), List.of()), keys.signer());
    }

    private BackupFolder withContents() throws IOException {
        BackupFolder folder = BackupFolder.begin(root, Kind.DATA, TAKEN);
        DigestedFile table = written(folder, "databases/intake/request.copy", "1\n2\n");
        DigestedFile object = written(folder, "objects/intake/intake-clean/one", "ciphertext");
        ObjectIndex.Entry entry =
                new ObjectIndex.Entry("intake-clean", "one", object.content().sha256());
        DigestedFile index = written(folder, "objects/intake.index", new String(entry.line(), StandardCharsets.UTF_8));
        return folder.finish(
                manifest(
                        Kind.DATA,
                        List.of(new DatabaseContent(
                                "intake",
                                "18.6",
                                List.of("20261124.0100"),
                                List.of(new TableContent("request", "id", 2, table.content())),
                                Map.of("outbox_position_seq", 7L))),
                        List.of(new ObjectsContent("intake", 1, 0, index.content()))),
                keys.signer());
    }

    private static DigestedFile written(BackupFolder folder, String path, String content) throws IOException {
        DigestedFile file = folder.create(path);
        try (file) {
            file.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static Manifest manifest(Kind kind, List<DatabaseContent> databases, List<ObjectsContent> objects) {
        return new Manifest(Manifest.FORMAT, kind, "EU", TAKEN, TAKEN, true, databases, objects);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
