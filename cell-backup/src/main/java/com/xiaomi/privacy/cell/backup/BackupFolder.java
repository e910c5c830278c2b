package com.xiaomi.privacy.cell.backup;

import com.xiaomi.privacy.cell.backup.Manifest.FileContent;
import com.xiaomi.privacy.cell.backup.Manifest.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A folder that holds one backup, among others of its kind. It is named after the moment whose data it is (UTC) and its kind. While it is written
 * it has another name, so whatever has the right name is whole.
 */
public final class BackupFolder {

    private static final String MANIFEST = "manifest.json";
    // As sha256sum writes and reads it.
    private static final String DIGEST = "manifest.sha256";
    private static final String SIGNATURE = "manifest.sig";
    private static final String UNFINISHED = ".unfinished-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss.SSS'Z'", Locale.ROOT);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    private final Path folder;

    private BackupFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Begins a new one that only its owner can read. */
    static BackupFolder begin(Path root, Kind kind, Instant takenAt) throws IOException {
        Files.createDirectories(root);
        Path folder = root.resolve(UNFINISHED + name(kind, takenAt));
        return new BackupFolder(Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    private static String name(Kind kind, Instant takenAt) {
        return TIME.format(takenAt.atOffset(ZoneOffset.UTC)) + ending(kind);
    }

    private static String ending(Kind kind) {
        return "-" + kind.name().toLowerCase(Locale.ROOT);
    }

    /** A backup that is there. */
    public static BackupFolder at(Path folder) {
        return new BackupFolder(folder);
    }

    /** The newest whole one of a kind; empty if there is none. */
    public static Optional<BackupFolder> newest(Path root, Kind kind) throws IOException {
        return all(root, kind).stream()
                .max(Comparator.comparing(Path::getFileName))
                .map(BackupFolder::new);
    }

    private static List<Path> all(Path root, Kind kind) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> takenAt(entry, kind).isPresent()).toList();
        }
    }

    private static Optional<Instant> takenAt(Path folder, Kind kind) {
        String name = folder.getFileName().toString();
        if (!name.endsWith(ending(kind))) {
            return Optional.empty();
        }
        try {
            String time = name.substring(0, name.length() - ending(kind).length());
            return Optional.of(LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Deletes the backups of a kind that are older than they may be, and what was never finished.
     *
     * @return how many backups
     */
    static int prune(Path root, Kind kind, Duration keep, Instant now) throws IOException {
        int deleted = 0;
        for (Path old : all(root, kind)) {
            if (takenAt(old, kind).orElseThrow().isBefore(now.minus(keep))) {
                // Not whole any more from the first file on.
                Path dying = root.resolve(UNFINISHED + old.getFileName());
                delete(Files.move(old, dying, StandardCopyOption.ATOMIC_MOVE));
                deleted++;
            }
        }
        try (Stream<Path> entries = Files.list(root)) {
            for (Path entry :
                    entries.filter(entry -> isGivenUp(entry, kind, now)).toList()) {
                delete(entry);
            }
        }
        return deleted;
    }

    private static boolean isGivenUp(Path entry, Kind kind, Instant now) {
        String name = entry.getFileName().toString();
        return name.startsWith(UNFINISHED)
                && takenAt(entry.resolveSibling(name.substring(UNFINISHED.length())), kind)
                        .filter(takenAt -> takenAt.isBefore(now.minus(GIVEN_UP_AFTER)))
                        .isPresent();
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Nothing of it stays. */
    void delete() throws IOException {
        delete(folder);
    }

    DigestedFile create(String path) throws IOException {
        resolve(path);
        return new DigestedFile(folder, path);
    }

    /** A file of it. */
    public Path resolve(String path) {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder)) {
            throw new IllegalArgumentException("not a file of the backup: " + path);
        }
        return file;
    }

    /** Gives it its right name: from now on it is whole. */
    BackupFolder finish(Manifest manifest, ManifestSigner signer) throws IOException {
        byte[] json = manifest.toJson();
        try (DigestedFile file = create(MANIFEST)) {
            file.write(json);
        }
        try (DigestedFile signature = create(SIGNATURE)) {
            signature.write(signer.sign(json));
        }
        try (DigestedFile digest = create(DIGEST)) {
            digest.write((DigestedFile.digestOf(resolve(MANIFEST)) + "  " + MANIFEST + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        Path whole = folder.resolveSibling(folder.getFileName().toString().substring(UNFINISHED.length()));
        Files.move(folder, whole, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel root = FileChannel.open(whole.getParent(), StandardOpenOption.READ)) {
            root.force(true);
        }
        return new BackupFolder(whole);
    }

    /**
     * Reads the manifest, and checks its signature, and it and every file that it names against the digests.
     *
     * @throws IOException saying that it is not signed by a key that counts, or naming the first file that is not what was written
     */
    public Manifest verified(ManifestVerifier verifier) throws IOException {
        String expected = Files.readString(resolve(DIGEST)).split(" ", 2)[0];
        byte[] json = Files.readAllBytes(resolve(MANIFEST));
        require(DigestUtils.sha256Hex(json).equals(expected), MANIFEST);
        verifier.require(json, resolve(SIGNATURE));
        Manifest manifest = Manifest.fromJson(json);
        if (manifest.format() != Manifest.FORMAT) {
            throw new IOException("this program can't read backups of format " + manifest.format());
        }
        for (Manifest.DatabaseContent database : manifest.databases()) {
            for (Manifest.TableContent table : database.tables()) {
                verify(table.file());
            }
        }
        for (Manifest.ObjectsContent objects : manifest.objects()) {
            verify(objects.index());
            verify(objects);
        }
        return manifest;
    }

    private void verify(Manifest.ObjectsContent objects) throws IOException {
        try (Stream<ObjectIndex.Entry> entries =
                ObjectIndex.read(resolve(objects.index().path()))) {
            for (ObjectIndex.Entry entry : (Iterable<ObjectIndex.Entry>) entries::iterator) {
                require(
                        DigestedFile.digestOf(resolve(entry.path(objects.part())))
                                .equals(entry.sha256()),
                        entry.object());
            }
        }
    }

    private void verify(FileContent file) throws IOException {
        require(DigestedFile.digestOf(resolve(file.path())).equals(file.sha256()), file.path());
    }

    private static void require(boolean whole, String what) throws IOException {
        if (!whole) {
            throw new IOException("the backup is damaged: " + what + " is not what was written");
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
