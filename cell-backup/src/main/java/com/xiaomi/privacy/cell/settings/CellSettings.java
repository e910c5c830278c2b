package com.xiaomi.privacy.cell.settings;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The databases and buckets of a cell, from a properties file. Passwords are files of their own, as Kubernetes mounts them.
 *
 * @param cell its name
 * @param signingKey the file with the key that signs backups; needed to make one
 * @param verifyingKeys the file with the keys whose backups count; needed to restore one
 */
public record CellSettings(
        String cell,
        Map<Part, DatabaseAddress> databases,
        Map<Part, DatabaseAddress> keyDatabases,
        Map<Part, StoreAddress> stores,
        Optional<Path> signingKey,
        Optional<Path> verifyingKeys) {

    private static final String DEFAULT_REGION = "us-east-1";
    private static final String SIGNING_KEY = "signing-key-file";
    private static final String VERIFYING_KEYS = "verifying-keys-file";

    public CellSettings {
        databases = Map.copyOf(databases);
        keyDatabases = Map.copyOf(keyDatabases);
        stores = Map.copyOf(stores);
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException naming the first setting that is missing
     */
    public static CellSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Source source = new Source(properties);
        Map<Part, DatabaseAddress> databases = new EnumMap<>(Part.class);
        Map<Part, DatabaseAddress> keyDatabases = new EnumMap<>(Part.class);
        Map<Part, StoreAddress> stores = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            String name = part.shortName();
            databases.put(part, source.database(name + ".database", name));
            if (part.hasKeys()) {
                keyDatabases.put(part, source.database(name + ".keys", name + "_keys"));
            }
            if (part.objects().isPresent()) {
                stores.put(part, source.store(name + ".store"));
            }
        }
        return new CellSettings(
                source.required("cell"),
                databases,
                keyDatabases,
                stores,
                source.file(SIGNING_KEY),
                source.file(VERIFYING_KEYS));
    }

    /**
     * The file with the key that signs backups.
     *
     * @throws IllegalArgumentException if it is not set
     */
    public Path requiredSigningKey() {
        return signingKey.orElseThrow(() -> missing(SIGNING_KEY));
    }

    /**
     * The file with the keys whose backups count.
     *
     * @throws IllegalArgumentException if it is not set
     */
    public Path requiredVerifyingKeys() {
        return verifyingKeys.orElseThrow(() -> missing(VERIFYING_KEYS));
    }

    private static IllegalArgumentException missing(String key) {
        return new IllegalArgumentException("the setting " + key + " is missing");
    }

    /** The key database of a service; empty if it has none. */
    public Optional<DatabaseAddress> keys(Part part) {
        return Optional.ofNullable(keyDatabases.get(part));
    }

    private record Source(Properties properties) {

        String required(String key) {
            String value = properties.getProperty(key);
            if (value == null || value.isBlank()) {
                throw missing(key);
            }
            return value.strip();
        }

        Optional<Path> file(String key) {
            return Optional.ofNullable(properties.getProperty(key))
                    .map(String::strip)
                    .map(Path::of);
        }

        private String secret(String key) throws IOException {
            return Files.readString(Path.of(required(key))).strip();
        }

        DatabaseAddress database(String prefix, String name) throws IOException {
            return new DatabaseAddress(
                    name, required(prefix + ".url"), required(prefix + ".user"), secret(prefix + ".password-file"));
        }

        StoreAddress store(String prefix) throws IOException {
            List<String> buckets = Stream.of(required(prefix + ".buckets").split(","))
                    .map(String::strip)
                    .toList();
            return new StoreAddress(
                    URI.create(required(prefix + ".endpoint")),
                    properties.getProperty(prefix + ".region", DEFAULT_REGION),
                    required(prefix + ".access-key"),
                    secret(prefix + ".secret-key-file"),
                    buckets);
        }
    }
}
