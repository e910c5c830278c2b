package com.xiaomi.privacy.localstack.keycloak;

import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.Ports;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The project's realms as a database. Creating the tables and importing the realms takes most of Keycloak's start, so it
 * is done once; each start takes a copy, in which only the addresses are exchanged.
 */
final class KeycloakRealms {
    private static final List<String> REALMS = List.of("customer", "staff", "xiaomi-account");
    private static final String SUFFIX = ".mv.db";
    private static final String KEYCLOAK_PLACEHOLDER = "http://keycloak.invalid";
    private static final String ORIGIN_PLACEHOLDER = "http://origin.invalid";

    /** Where Keycloak keeps addresses that come from the realm files. */
    private static final List<String> TABLES_WITH_ADDRESSES =
            List.of("REDIRECT_URIS", "WEB_ORIGINS", "IDENTITY_PROVIDER_CONFIG", "CLIENT_ATTRIBUTES");

    private final KeycloakDistribution distribution;
    private final Path snapshot;

    private KeycloakRealms(KeycloakDistribution distribution, Path snapshot) {
        this.distribution = distribution;
        this.snapshot = snapshot;
    }

    /**
     * Imports the realms, unless these very ones were imported before. Only one process at a time may do this.
     *
     * @param cache the folder that outlives the stack
     * @param log the log file of the import
     */
    static KeycloakRealms prepare(KeycloakDistribution distribution, Path cache, Path log) throws IOException {
        Map<String, String> definitions = definitions();
        List<String> parts = new ArrayList<>(List.of(distribution.home().toString()));
        parts.addAll(definitions.values());
        socialProviders().forEach((name, value) -> parts.addAll(List.of(name, value)));
        Path snapshot = cache.resolve("keycloak-realms-" + Fingerprint.of(parts) + SUFFIX);
        KeycloakRealms realms = new KeycloakRealms(distribution, snapshot);
        if (!Files.exists(snapshot)) {
            realms.importAll(definitions, cache.resolve("keycloak-import"), log);
        }
        return realms;
    }

    private static Map<String, String> definitions() throws IOException {
        Map<String, String> definitions = new TreeMap<>();
        for (String realm : REALMS) {
            String file = realm + "-realm.json";
            try (InputStream resource = KeycloakRealms.class.getResourceAsStream(file)) {
                definitions.put(file, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return definitions;
    }

    /**
     * What the realm files ask of the environment about the social providers: without a client id a provider is there,
     * but disabled. An empty {@code …_ENABLED} is what compose sends then.
     */
    private static Map<String, String> socialProviders() {
        Map<String, String> variables = new TreeMap<>(System.getenv());
        variables.keySet().removeIf(name -> !name.matches("(GOOGLE|FACEBOOK|APPLE)_CLIENT_(ID|SECRET)"));
        for (String provider : List.of("GOOGLE", "FACEBOOK", "APPLE")) {
            String clientId = variables.getOrDefault(provider + "_CLIENT_ID", "");
            variables.put(provider + "_ENABLED", clientId.isEmpty() ? "" : "true");
        }
        return variables;
    }

    private void importAll(Map<String, String> definitions, Path folder, Path log) throws IOException {
        Path definitionsFolder =
                Folders.create(distribution.home().resolve("data").resolve("import"));
        for (Map.Entry<String, String> definition : definitions.entrySet()) {
            Files.writeString(definitionsFolder.resolve(definition.getKey()), definition.getValue());
        }
        Folders.delete(folder);
        Path database = Folders.create(folder).resolve("keycloak");
        KeycloakLaunch launch;
        try (Ports ports = new Ports()) {
            launch = new KeycloakLaunch(ports.take(0, "Keycloak"), ports.take(0, "Keycloak's health"), database, log);
        }
        try (SupervisedProcess process = launch.start(distribution, List.of("--import-realm"), environment())) {
            process.requireAlive();
        }
        requireAll(database);
        Files.move(withSuffix(database), snapshot);
        Folders.delete(folder);
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(socialProviders());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", LocalCredentials.KEYCLOAK_ADMINISTRATOR);
        environment.put(
                "KC_BOOTSTRAP_ADMIN_PASSWORD", LocalCredentials.password(LocalCredentials.KEYCLOAK_ADMINISTRATOR));
        environment.put("KEYCLOAK_URL", KEYCLOAK_PLACEHOLDER);
        environment.put("ORIGIN_URL", ORIGIN_PLACEHOLDER);
        return environment;
    }

    private void requireAll(Path database) {
        withDatabase(database, connection -> {
            try (PreparedStatement count =
                            connection.prepareStatement("SELECT COUNT(*) FROM REALM WHERE NAME <> 'master'");
                    ResultSet result = count.executeQuery()) {
                result.next();
                if (result.getInt(1) != REALMS.size()) {
                    throw new StackException(
                            "Keycloak imported %d realms instead of %d".formatted(result.getInt(1), REALMS.size()));
                }
            }
        });
    }

    /**
     * Makes a fresh database with all realms.
     *
     * @param database the file to make, without its suffix
     * @param keycloak the base URL of Keycloak
     * @param origin the base URL that sign-ins return to
     */
    void copyTo(Path database, URI keycloak, URI origin) throws IOException {
        Folders.create(database.getParent());
        Files.copy(snapshot, withSuffix(database));
        withDatabase(database, connection -> {
            for (String table : TABLES_WITH_ADDRESSES) {
                replace(connection, table, KEYCLOAK_PLACEHOLDER, keycloak);
                replace(connection, table, ORIGIN_PLACEHOLDER, origin);
            }
        });
    }

    private static void replace(Connection connection, String table, String placeholder, URI address)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE %s SET VALUE = REPLACE(VALUE, ?, ?) WHERE VALUE LIKE ?".formatted(table))) {
            update.setString(1, placeholder);
            update.setString(2, address.toString());
            update.setString(3, "%" + placeholder + "%");
            update.executeUpdate();
        }
    }

    private static Path withSuffix(Path database) {
        return database.resolveSibling(database.getFileName() + SUFFIX);
    }

    @FunctionalInterface
    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    /** Opens the database with the driver of that very Keycloak, for file formats change between versions. */
    private void withDatabase(Path database, Work work) {
        Properties user = new Properties();
        user.setProperty("user", KeycloakLaunch.DATABASE_USER);
        user.setProperty("password", LocalCredentials.password(KeycloakLaunch.DATABASE_USER));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {distribution.databaseDriver().toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Driver driver = (Driver)
                    loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
            try (Connection connection = driver.connect(KeycloakLaunch.jdbcUrl(database), user)) {
                work.with(connection);
            }
        } catch (SQLException | IOException | ReflectiveOperationException e) {
            throw new StackException("Keycloak's database cannot be set up: " + e.getMessage(), e);
        }
    }
}
