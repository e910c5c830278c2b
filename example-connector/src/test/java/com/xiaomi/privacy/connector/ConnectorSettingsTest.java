package com.xiaomi.privacy.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.connector.ConnectorSettings.ByKafka;
import com.xiaomi.privacy.connector.ConnectorSettings.ByWebhook;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorSettingsTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092",
            "RIGHTS_ACCESS_STAFF_ISSUER", "http://127.0.0.1:8180/realms/staff",
            "RIGHTS_API_URL", "http://127.0.0.1:8080/",
            "CONNECTOR_CLIENT_ID", "example-connector",
            "CONNECTOR_CLIENT_SECRET", "quite-secret",
            "CONNECTOR_DATABASE", "jdbc:h2:mem:"));

    @Test
    void theSecretIsNeverPrinted() {
        ConnectorSettings settings = ConnectorSettings.from(environment);

        assertThat(settings.clientSecret()).isEqualTo("quite-secret");
        assertThat(settings.toString()).contains("example-connector").doesNotContain("quite-secret");
    }

    @Test
    void theBrokerIsAskedAsItsClientsAreToldAndTheSignInIsNeverPrinted() {
        environment.put("KAFKA_SASL_JAAS_CONFIG", "quite-secret-too");
        environment.put("KAFKA_OPTS", "for scripts");

        ConnectorSettings settings = ConnectorSettings.from(environment);

        assertThat(settings.tasks())
                .isEqualTo(new ByKafka(
                        Map.of("bootstrap.servers", "127.0.0.1:9092", "sasl.jaas.config", "quite-secret-too")));
        assertThat(settings.toString()).contains("127.0.0.1:9092").doesNotContain("quite-secret");
    }

    @Test
    void anOriginMayEndWithASlash() {
        assertThat(ConnectorSettings.from(environment).apiOrigin()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    }

    @Test
    void tasksComeByCallsIfThereIsAPortForThem() {
        assertThat(ConnectorSettings.from(environment).tasks())
                .isEqualTo(new ByKafka(Map.of("bootstrap.servers", "127.0.0.1:9092")));

        environment.put("CONNECTOR_WEBHOOK_PORT", "8090");
        environment.remove("KAFKA_BOOTSTRAP_SERVERS");

        assertThat(ConnectorSettings.from(environment).tasks()).isEqualTo(new ByWebhook(8090));

        environment.put("CONNECTOR_WEBHOOK_PORT", "eighty");
        assertThatThrownBy(() -> ConnectorSettings.from(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CONNECTOR_WEBHOOK_PORT");
    }

    @Test
    void aMissingVariableIsNamed() {
        for (String name : Map.copyOf(environment).keySet()) {
            Map<String, String> incomplete = new HashMap<>(environment);
            incomplete.remove(name);
            assertThatThrownBy(() -> ConnectorSettings.from(incomplete))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name);
        }
    }
}
