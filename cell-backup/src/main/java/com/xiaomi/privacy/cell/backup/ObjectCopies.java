package com.xiaomi.privacy.cell.backup;

import com.xiaomi.privacy.cell.ObjectBuckets;
import com.xiaomi.privacy.cell.backup.Manifest.ObjectsContent;
import com.xiaomi.privacy.cell.settings.Part;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Copies the objects that the rows of a snapshot name, still encrypted; nothing of what no row names. */
final class ObjectCopies {

    private static final int AT_ONCE = 1_000;

    private final BackupFolder folder;

    ObjectCopies(BackupFolder folder) {
        this.folder = folder;
    }

    ObjectsContent copy(Part part, Connection snapshot, ObjectBuckets buckets) throws SQLException, IOException {
        long count = 0;
        long gone = 0;
        DigestedFile index = folder.create("objects/" + part.shortName() + ".index");
        try (index;
                Statement statement = snapshot.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet row = statement.executeQuery(part.objects().orElseThrow())) {
                while (row.next()) {
                    Optional<ObjectIndex.Entry> entry = copy(part, row.getString(1), row.getString(2), buckets);
                    if (entry.isPresent()) {
                        index.write(entry.get().line());
                        count++;
                    } else {
                        gone++;
                    }
                }
            }
        }
        return new ObjectsContent(part.shortName(), count, gone, index.content());
    }

    private Optional<ObjectIndex.Entry> copy(Part part, String bucket, String object, ObjectBuckets buckets)
            throws IOException {
        Optional<InputStream> content = buckets.open(bucket, object);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        String path = new ObjectIndex.Entry(bucket, object, "").path(part.shortName());
        DigestedFile file = folder.create(path);
        try (InputStream stream = content.get();
                file) {
            stream.transferTo(file);
        }
        return Optional.of(new ObjectIndex.Entry(bucket, object, file.content().sha256()));
    }
}
