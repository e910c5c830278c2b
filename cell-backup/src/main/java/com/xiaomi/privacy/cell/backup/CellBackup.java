package com.xiaomi.privacy.cell.backup;

import com.xiaomi.privacy.cell.Cut;
import com.xiaomi.privacy.cell.ObjectBuckets;
import com.xiaomi.privacy.cell.backup.Manifest.DatabaseContent;
import com.xiaomi.privacy.cell.backup.Manifest.Kind;
import com.xiaomi.privacy.cell.backup.Manifest.ObjectsContent;
import com.xiaomi.privacy.cell.settings.CellSettings;
import com.xiaomi.privacy.cell.settings.DatabaseAddress;
import com.xiaomi.privacy.cell.settings.Part;
import com.xiaomi.privacy.cell.settings.StoreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Backs up a cell: the data with its objects, and the keys apart from them. The secrets that wrap the keys are in neither. */
public final class CellBackup {

    /** How long a backup of keys is kept at most, so that a destroyed key is gone everywhere by then. */
    public static final Duration KEYS_KEPT = Duration.ofDays(7);

    private final CellSettings cell;
    private final ManifestSigner signer;
    private final Clock clock;

    public CellBackup(CellSettings cell, ManifestSigner signer, Clock clock) {
        this.cell = cell;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Backs up data and objects.
     *
     * @param patience how long services have for applying what is on its way
     */
    public BackupFolder data(Path root, Duration patience) throws SQLException, IOException, InterruptedException {
        try (Cut cut = Cut.of(cell, patience)) {
            return write(root, Kind.DATA, (folder, takenAt) -> data(folder, takenAt, cut));
        }
    }

    private Manifest data(BackupFolder folder, Instant takenAt, Cut cut) throws SQLException, IOException {
        TableDumps tables = new TableDumps(folder);
        ObjectCopies copies = new ObjectCopies(folder);
        List<DatabaseContent> databases = new ArrayList<>();
        List<ObjectsContent> objects = new ArrayList<>();
        for (Part part : Part.values()) {
            databases.add(tables.dump(cut.of(part), part.shortName()));
        }
        for (Map.Entry<Part, StoreAddress> store : cell.stores().entrySet()) {
            Part part = store.getKey();
            objects.add(copies.copy(part, cut.of(part), new ObjectBuckets(store.getValue())));
        }
        return manifest(Kind.DATA, takenAt, cut.isSettled(), databases, objects);
    }

    /**
     * Deletes those backups of keys that are older than seven days, whatever else is there, and backs the wrapped data keys and the ledgers of
     * erasures up.
     */
    public BackupFolder keys(Path root) throws SQLException, IOException {
        Files.createDirectories(root);
        prune(root, Kind.KEYS, KEYS_KEPT);
        return write(root, Kind.KEYS, this::keys);
    }

    private Manifest keys(BackupFolder folder, Instant takenAt) throws SQLException, IOException {
        TableDumps tables = new TableDumps(folder);
        List<DatabaseContent> databases = new ArrayList<>();
        for (DatabaseAddress keys : cell.keyDatabases().values()) {
            try (Connection snapshot = Cut.snapshot(keys)) {
                databases.add(tables.dump(snapshot, keys.name()));
            }
        }
        return manifest(Kind.KEYS, takenAt, true, databases, List.of());
    }

    /** Nothing partial stays behind. */
    private BackupFolder write(Path root, Kind kind, Contents contents) throws SQLException, IOException {
        Instant takenAt = clock.instant();
        BackupFolder folder = BackupFolder.begin(root, kind, takenAt);
        try {
            return folder.finish(contents.write(folder, takenAt), signer);
        } catch (SQLException | IOException | RuntimeException e) {
            folder.delete();
            throw e;
        }
    }

    /** Writes the files of a backup, and says what they are. */
    private interface Contents {
        Manifest write(BackupFolder folder, Instant takenAt) throws SQLException, IOException;
    }

    /** Deletes the backups of a kind that are older than they may be. */
    public int prune(Path root, Kind kind, Duration keep) throws IOException {
        return BackupFolder.prune(root, kind, keep, clock.instant());
    }

    private Manifest manifest(
            Kind kind,
            Instant takenAt,
            boolean settled,
            List<DatabaseContent> databases,
            List<ObjectsContent> objects) {
        return new Manifest(Manifest.FORMAT, kind, cell.cell(), takenAt, clock.instant(), settled, databases, objects);
    }
}
