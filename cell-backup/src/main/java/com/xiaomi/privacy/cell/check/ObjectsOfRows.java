package com.xiaomi.privacy.cell.check;

import com.xiaomi.privacy.cell.ObjectBuckets;
import com.xiaomi.privacy.cell.SortedRows;
import com.xiaomi.privacy.cell.check.Fault.Kind;
import com.xiaomi.privacy.cell.settings.Part;
import io.minio.Result;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Each row has its object, and each object a row. */
final class ObjectsOfRows implements Invariant {

    /** An object is written before its row is. */
    private static final Duration ROW_FOLLOWS_WITHIN = Duration.ofHours(1);

    private static final int AT_ONCE = 1_000;

    private final Instant settledBefore;

    /** @param now when objects are looked at */
    ObjectsOfRows(Instant now) {
        this.settledBefore = now.minus(ROW_FOLLOWS_WITHIN);
    }

    @Override
    public void check(CheckedCell cell, Consumer<Fault> faults) throws SQLException, IOException {
        for (Part part : Part.values()) {
            if (part.objects().isPresent()) {
                ObjectBuckets buckets =
                        new ObjectBuckets(cell.settings().stores().get(part));
                rows(cell, part, buckets, faults);
                for (String bucket : buckets.names()) {
                    objects(cell, part, bucket, buckets, faults);
                }
            }
        }
    }

    private static void rows(CheckedCell cell, Part part, ObjectBuckets buckets, Consumer<Fault> faults)
            throws SQLException, IOException {
        try (SortedRows rows = cell.rows(part, part.objects().orElseThrow());
                Connection present = cell.settings().databases().get(part).connect()) {
            for (; rows.isThere(); rows.next()) {
                String bucket = rows.key();
                String object = rows.column(2);
                // A row may have gone with its object since the snapshot.
                if (!buckets.has(bucket, object)
                        && CheckedCell.isTrue(
                                present,
                                "SELECT EXISTS (SELECT FROM (" + part.objects().orElseThrow()
                                        + ") AS named (bucket, object) WHERE bucket = ? AND object = ?)",
                                bucket,
                                object)) {
                    faults.accept(Fault.of(Kind.OBJECT_MISSING, part, bucket, object));
                }
            }
        }
    }

    private void objects(CheckedCell cell, Part part, String bucket, ObjectBuckets buckets, Consumer<Fault> faults)
            throws SQLException, IOException {
        Iterator<Result<Item>> listed = buckets.list(bucket);
        Set<String> some = new LinkedHashSet<>();
        while (listed.hasNext()) {
            Item item = get(listed.next());
            ZonedDateTime modified = item.lastModified();
            if (modified != null && modified.toInstant().isBefore(settledBefore)) {
                some.add(item.objectName());
            }
            if (some.size() == AT_ONCE || !listed.hasNext()) {
                removeNamed(cell, part, bucket, some);
                some.forEach(object -> faults.accept(Fault.of(Kind.OBJECT_WITHOUT_ROW, part, bucket, object)));
                some.clear();
            }
        }
    }

    private static Item get(Result<Item> result) throws IOException {
        try {
            return result.get();
        } catch (MinioException e) {
            throw new IOException("object store: " + e.getClass().getSimpleName(), e);
        }
    }

    private static void removeNamed(CheckedCell cell, Part part, String bucket, Set<String> objects)
            throws SQLException {
        String sql = "SELECT object FROM (" + part.namedObjects().orElseThrow()
                + ") AS named (bucket, object) WHERE bucket = ? AND object = ANY (?)";
        Connection connection = cell.cut().of(part);
        try (PreparedStatement read = connection.prepareStatement(sql)) {
            read.setString(1, bucket);
            read.setArray(2, connection.createArrayOf("text", objects.toArray()));
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    objects.remove(row.getString(1));
                }
            }
        }
    }
}
