package com.xiaomi.privacy.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.RunningStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresServerIT {

    static Stream<String> databases() {
        return Arrays.stream(LocalService.values()).flatMap(service -> service.databases().stream());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyDatabaseBelongsToTheRoleOfItsName(String name) throws SQLException {
        try (Connection connection = connect(name, name, LocalCredentials.databasePassword(name))) {
            connection.createStatement().execute("CREATE TABLE owned (id int)");
            connection.createStatement().execute("DROP TABLE owned");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void theRoleOfAServiceConnectsAndMakesNoTables(String name) throws SQLException {
        String role = LocalService.roleIn(name);
        try (Connection connection = connect(name, role, LocalCredentials.databasePassword(role))) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connection.createStatement().execute("CREATE TABLE owned (id int)"))
                    .withMessageContaining("permission denied");
        }
    }

    @Test
    void aServiceDoesNotGetIntoAnothersDatabase() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect(
                                "intake", "casework_service", LocalCredentials.databasePassword("casework_service"))
                        .close())
                .withMessageContaining("permission denied");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect("intake", "casework", LocalCredentials.databasePassword("casework"))
                        .close())
                .withMessageContaining("permission denied");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect("intake_keys", "intake", LocalCredentials.databasePassword("intake"))
                        .close())
                .withMessageContaining("permission denied");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect("intake", "intake", "wrong").close())
                .withMessageContaining("password authentication failed");
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "max_connections, 200",
        "server_encoding, UTF8",
        "listen_addresses, 127.0.0.1"
    })
    void theServerIsSetUpAsInProduction(String setting, String value) throws SQLException {
        try (Connection connection = connect("intake", "intake", LocalCredentials.databasePassword("intake"));
                ResultSet result = connection.createStatement().executeQuery("SHOW " + setting)) {
            result.next();
            assertThat(result.getString(1)).isEqualTo(value);
        }
    }

    private static Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(RunningStack.get().endpoints().jdbcUrl(database), user, password);
    }
}
