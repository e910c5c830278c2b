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
    private final Clock clock;

    public CellBackup(CellSettings cell, Clock clock) {
        this.cell = cell;
        this.clock = clock;
    }

    /**
     * Backs up data and objects.
     *
     * @param patience how long services have for applying what is on its way
     */
    public BackupFolder data(Path root, Duration patience) throws SQLException, IOException, InterruptedException {
        try (Cut cut = Cut.of(cell, patience)) {
            Instant takenAt = clock.instant();
            BackupFolder folder = BackupFolder.begin(root, Kind.DATA, takenAt);
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
            return folder.finish(manifest(Kind.DATA, takenAt, cut.isSettled(), databases, objects));
        }
    }

    /** Backs up the wrapped data keys and the ledgers of erasures, and deletes those backups of them that are older than seven days. */
    public BackupFolder keys(Path root) throws SQLException, IOException {
        Instant takenAt = clock.instant();
        BackupFolder folder = BackupFolder.begin(root, Kind.KEYS, takenAt);
        TableDumps tables = new TableDumps(folder);
        List<DatabaseContent> databases = new ArrayList<>();
        for (DatabaseAddress keys : cell.keyDatabases().values()) {
            try (Connection snapshot = Cut.snapshot(keys)) {
                databases.add(tables.dump(snapshot, keys.name()));
            }
        }
        BackupFolder whole = folder.finish(manifest(Kind.KEYS, takenAt, true, databases, List.of()));
        prune(root, Kind.KEYS, KEYS_KEPT);
        return whole;
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
