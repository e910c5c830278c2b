package com.xiaomi.privacy.cell.restore;

import com.xiaomi.privacy.cell.ObjectBuckets;
import com.xiaomi.privacy.cell.backup.BackupFolder;
import com.xiaomi.privacy.cell.backup.Manifest;
import com.xiaomi.privacy.cell.backup.Manifest.Kind;
import com.xiaomi.privacy.cell.backup.Manifest.ObjectsContent;
import com.xiaomi.privacy.cell.backup.ManifestVerifier;
import com.xiaomi.privacy.cell.backup.ObjectIndex;
import com.xiaomi.privacy.cell.settings.CellSettings;
import com.xiaomi.privacy.cell.settings.DatabaseAddress;
import com.xiaomi.privacy.cell.settings.Part;
import com.xiaomi.privacy.cell.settings.StoreAddress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Restores a backup of data and one of keys into a cell whose databases and buckets are empty and whose services do not run. */
public final class CellRestore {

    private final CellSettings target;
    private final ManifestVerifier verifier;

    public CellRestore(CellSettings target, ManifestVerifier verifier) {
        this.target = target;
        this.verifier = verifier;
    }

    /**
     * What was restored.
     *
     * @param rows of all tables, the key databases' included
     */
    public record Restored(long rows, long objects) {}

    /**
     * Checks both backups, then the target, then copies.
     *
     * @throws IOException if a backup is damaged or not ours, the keys are older than the data, or the target is not empty; nothing is written then
     */
    public Restored restore(BackupFolder data, BackupFolder keys) throws SQLException, IOException {
        Manifest dataManifest = verified(data, Kind.DATA);
        Manifest keysManifest = verified(keys, Kind.KEYS);
        // Older keys would lack those of the youngest requests, and bring back destroyed ones.
        if (keysManifest.takenAt().isBefore(dataManifest.takenAt())) {
            throw new IOException("the keys are older than the data: take a newer backup of the keys");
        }
        requireEmpty();
        long rows = 0;
        for (DatabaseAddress database : target.keyDatabases().values()) {
            rows += load(keysManifest, keys, database);
        }
        for (DatabaseAddress database : target.databases().values()) {
            rows += load(dataManifest, data, database);
        }
        long objects = 0;
        for (ObjectsContent content : dataManifest.objects()) {
            objects += put(content, data);
        }
        return new Restored(rows, objects);
    }

    private Manifest verified(BackupFolder folder, Kind kind) throws IOException {
        Manifest manifest = folder.verified(verifier);
        if (manifest.kind() != kind || !manifest.cell().equals(target.cell())) {
            throw new IOException(
                    "%s is a backup of the %s of cell %s".formatted(folder, manifest.kind(), manifest.cell()));
        }
        return manifest;
    }

    private void requireEmpty() throws SQLException, IOException {
        List<DatabaseAddress> all = new ArrayList<>(target.keyDatabases().values());
        all.addAll(target.databases().values());
        for (DatabaseAddress database : all) {
            new EmptySchema(database).requireEmpty();
        }
        for (Map.Entry<Part, StoreAddress> store : target.stores().entrySet()) {
            if (!new ObjectBuckets(store.getValue()).areEmpty()) {
                throw new IOException("the buckets of " + store.getKey().serviceName() + " are not empty");
            }
        }
    }

    private static long load(Manifest manifest, BackupFolder folder, DatabaseAddress database)
            throws SQLException, IOException {
        Manifest.DatabaseContent content = manifest.database(database.name());
        new EmptySchema(database).migrate(content);
        return new TableLoads(folder).load(content, database);
    }

    private long put(ObjectsContent content, BackupFolder folder) throws IOException {
        Part part = Stream.of(Part.values())
                .filter(candidate -> candidate.shortName().equals(content.part()))
                .findFirst()
                .orElseThrow();
        ObjectBuckets buckets = new ObjectBuckets(target.stores().get(part));
        long count = 0;
        try (Stream<ObjectIndex.Entry> entries =
                ObjectIndex.read(folder.resolve(content.index().path()))) {
            for (ObjectIndex.Entry entry : (Iterable<ObjectIndex.Entry>) entries::iterator) {
                buckets.put(entry.bucket(), entry.object(), folder.resolve(entry.path(content.part())));
                count++;
            }
        }
        return count;
    }
}
