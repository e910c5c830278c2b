package com.xiaomi.privacy.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.localstack.testing.StackTestResource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the tests of other modules use the stack. */
class SharedStackIT {

    @Test
    void aServiceGetsItsDatabaseItsKeysAndTheBroker() throws SQLException {
        StackTestResource resource = new StackTestResource();
        resource.init(Map.of("service", "request-intake-service"));

        Map<String, String> configuration = resource.start();

        assertThat(userOf(configuration, "quarkus.datasource.")).isEqualTo("intake_service");
        assertThat(userOf(configuration, "quarkus.datasource.keys.")).isEqualTo("intake_keys_service");
        assertThat(configuration.get("kafka.bootstrap.servers"))
                .isEqualTo(SharedStack.endpoints().kafkaBootstrap());
    }

    private static String userOf(Map<String, String> configuration, String prefix) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        configuration.get(prefix + "jdbc.url"),
                        configuration.get(prefix + "username"),
                        configuration.get(prefix + "password"));
                var result = connection.createStatement().executeQuery("SELECT current_user")) {
            result.next();
            return result.getString(1);
        }
    }
}
