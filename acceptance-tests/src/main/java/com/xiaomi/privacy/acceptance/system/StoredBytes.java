package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much lies on the disks of the servers, in bytes.
 *
 * @param tables by database and name, with their indexes and large values, as PostgreSQL counts them: whole pages, used or not
 * @param buckets files in the store, by the service whose credential opens them
 * @param topics what their logs hold, without indexes, of which Kafka writes to the disk only what is used
 */
public record StoredBytes(Map<String, Long> tables, Map<String, Long> buckets, Map<String, Long> topics) {
    private static final String TABLES =
            "SELECT relname, pg_total_relation_size(relid) FROM pg_stat_user_tables WHERE schemaname = current_schema()";

    public StoredBytes {
        tables = unchangeable(tables);
        buckets = unchangeable(buckets);
        topics = unchangeable(topics);
    }

    // Map.copyOf would lose the order of names.
    private static SortedMap<String, Long> unchangeable(Map<String, Long> bytes) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(bytes));
    }

    /** What lies there now. */
    public static StoredBytes in(Endpoints endpoints) throws SQLException, IOException {
        Map<String, Long> tables = new TreeMap<>();
        for (LocalService service : RunningSystem.SERVICES) {
            for (String database : service.databases()) {
                tables.putAll(tables(endpoints, database));
            }
        }
        Path data = endpoints.home().resolve("data");
        return new StoredBytes(tables, buckets(data.resolve("s3")), topics(data.resolve("kafka/log")));
    }

    private static Map<String, Long> tables(Endpoints endpoints, String database) throws SQLException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(
                        endpoints.jdbcUrl(database), database, LocalCredentials.databasePassword(database));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                sizes.put(database + "." + rows.getString(1), rows.getLong(2));
            }
        }
        return sizes;
    }

    private static Map<String, Long> buckets(Path store) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (Path bucket : folders(store)) {
            sizes.put(bucket.getFileName().toString(), bytes(bucket, file -> true));
        }
        return sizes;
    }

    /** A partition has a folder of its own: the name of the topic, a hyphen and its number. */
    private static Map<String, Long> topics(Path log) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (Path partition : folders(log)) {
            String topic = partition.getFileName().toString().replaceFirst("-\\d+$", "");
            sizes.merge(topic, bytes(partition, file -> file.toString().endsWith(".log")), Long::sum);
        }
        return sizes;
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    private static long bytes(Path folder, Predicate<Path> counted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).filter(counted)::iterator) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    /** What came since an earlier look. */
    public StoredBytes since(StoredBytes earlier) {
        return new StoredBytes(
                difference(tables, earlier.tables),
                difference(buckets, earlier.buckets),
                difference(topics, earlier.topics));
    }

    private static Map<String, Long> difference(Map<String, Long> now, Map<String, Long> earlier) {
        Map<String, Long> more = new TreeMap<>();
        now.forEach((name, bytes) -> more.put(name, bytes - earlier.getOrDefault(name, 0L)));
        return more;
    }

    /** The tables of each database together. */
    public Map<String, Long> databases() {
        return tables.entrySet().stream()
                .collect(Collectors.groupingBy(
                        table -> table.getKey().substring(0, table.getKey().indexOf('.')),
                        TreeMap::new,
                        Collectors.summingLong(Map.Entry::getValue)));
    }
}
