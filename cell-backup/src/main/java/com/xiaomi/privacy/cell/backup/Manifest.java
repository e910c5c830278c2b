package com.xiaomi.privacy.cell.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * What a backup holds.
 *
 * @param format of the backup, counted up when an older restore could not read it
 * @param kind data or keys: they never lie in one backup
 * @param cell the cell's name
 * @param takenAt the moment whose data it is, UTC
 * @param settled whether nothing was on its way between services; always true for keys
 * @param objects empty for keys
 */
public record Manifest(
        int format,
        Kind kind,
        String cell,
        Instant takenAt,
        Instant endedAt,
        boolean settled,
        List<DatabaseContent> databases,
        List<ObjectsContent> objects) {

    /** The format that is written. */
    public static final int FORMAT = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public Manifest {
        databases = List.copyOf(databases);
        objects = List.copyOf(objects);
    }

    /** What a backup is of. They are kept apart, for different times. */
    public enum Kind {
        DATA,
        KEYS
    }

    /**
     * One database.
     *
     * @param name the service's short name, with {@code _keys} behind it for its key database
     * @param server PostgreSQL's version
     * @param migrations the versions of the schema, in their order
     * @param sequences their last values
     */
    public record DatabaseContent(
            String name,
            String server,
            List<String> migrations,
            List<TableContent> tables,
            Map<String, Long> sequences) {

        public DatabaseContent {
            migrations = List.copyOf(migrations);
            tables = List.copyOf(tables);
            sequences = Map.copyOf(sequences);
        }
    }

    /**
     * One table, as {@code COPY} writes it.
     *
     * @param columns as {@code COPY} takes them
     * @param file relative to the backup
     */
    public record TableContent(String name, String columns, long rows, FileContent file) {}

    /**
     * The objects of one service.
     *
     * @param part the service's short name
     * @param gone objects that were deleted between the snapshot and their copy
     * @param index lists each object with its digest
     */
    public record ObjectsContent(String part, long count, long gone, FileContent index) {}

    /**
     * A file of the backup.
     *
     * @param path relative to the backup
     * @param sha256 in hexadecimal
     */
    public record FileContent(String path, long bytes, String sha256) {}

    /** The content of one of its databases. */
    public DatabaseContent database(String name) {
        return databases.stream()
                .filter(database -> database.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the backup has no database " + name));
    }

    byte[] toJson() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    static Manifest fromJson(byte[] json) throws IOException {
        return JSON.readValue(json, Manifest.class);
    }
}
