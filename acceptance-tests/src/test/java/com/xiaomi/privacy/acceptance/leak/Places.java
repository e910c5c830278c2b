package com.xiaomi.privacy.acceptance.leak;

import com.xiaomi.privacy.acceptance.leak.LeakSearch.Place;
import com.xiaomi.privacy.acceptance.system.Metrics;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import com.xiaomi.privacy.acceptance.system.Topics;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads everything that the system has written down anywhere. */
final class Places {
    private final Endpoints endpoints;

    Places(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Keys, values and headers of all records of all topics; one place per topic. */
    List<Place> topics() throws IOException {
        Map<String, ByteArrayOutputStream> contents = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> message : new Topics(endpoints.kafkaBootstrap()).all()) {
            ByteArrayOutputStream content =
                    contents.computeIfAbsent(message.topic(), topic -> new ByteArrayOutputStream());
            write(content, message.key());
            write(content, message.value());
            for (Header header : message.headers()) {
                write(content, header.key().getBytes(StandardCharsets.UTF_8));
                write(content, header.value());
            }
        }
        List<Place> places = new ArrayList<>();
        contents.forEach((topic, content) -> places.add(new Place("topic " + topic, content.toByteArray())));
        return places;
    }

    /** All columns of all rows of all tables of all databases, key databases included; one place per table. */
    List<Place> tables() throws SQLException, IOException {
        List<Place> places = new ArrayList<>();
        for (LocalService service : RunningSystem.SERVICES) {
            for (String database : service.databases()) {
                try (Connection connection = DriverManager.getConnection(
                        endpoints.jdbcUrl(database), database, LocalCredentials.databasePassword(database))) {
                    for (String table : tableNames(connection)) {
                        places.add(new Place("table %s.%s".formatted(database, table), rows(connection, table)));
                    }
                }
            }
        }
        return places;
    }

    private static List<String> tableNames(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                        WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                        """)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static byte[] rows(Connection connection, String table) throws SQLException, IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    boolean binary =
                            rows.getMetaData().getColumnTypeName(column).equals("bytea");
                    String text = binary ? null : rows.getString(column);
                    write(content, text == null ? rows.getBytes(column) : text.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return content.toByteArray();
    }

    /** What the files of a folder hold beyond what they held before the system started. */
    List<Place> files(Path folder) throws IOException {
        List<Place> places = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                int from = (int) Math.min(SharedSystem.formerSize(file), content.length);
                String name = endpoints.home().relativize(file).toString();
                places.add(new Place(name, Arrays.copyOfRange(content, from, content.length)));
                places.add(new Place("name of " + name, name.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return places;
    }

    /** What each service tells the monitoring. */
    List<Place> metrics() throws IOException, InterruptedException {
        return metrics(RunningSystem.SERVICES);
    }

    /** What some services tell the monitoring. */
    List<Place> metrics(List<LocalService> services) throws IOException, InterruptedException {
        List<Place> places = new ArrayList<>();
        for (LocalService service : services) {
            byte[] page = Metrics.of(endpoints.serviceUrl(service)).getBytes(StandardCharsets.UTF_8);
            places.add(new Place("metrics of " + service.serviceName(), page));
        }
        return places;
    }

    private static void write(ByteArrayOutputStream content, byte[] bytes) throws IOException {
        if (bytes != null) {
            content.write(bytes);
        }
        content.write('\n');
    }
}
