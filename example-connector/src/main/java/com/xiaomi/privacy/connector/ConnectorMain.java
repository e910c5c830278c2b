package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.customers.CustomerDatabase;
import com.xiaomi.privacy.connector.customers.CustomerRights;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the connector with what its environment says (see {@link ConnectorSettings}) and runs until it is ended. */
public final class ConnectorMain {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorMain.class);
    private static final int WRONG_SETTINGS = 2;

    private ConnectorMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        ConnectorSettings settings;
        try {
            settings = ConnectorSettings.from(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_SETTINGS);
            return;
        }
        RunningConnector connector = start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(connector::close, "stop"));
        connector.awaitEnd();
    }

    /** Starts the sample system's connector. */
    public static RunningConnector start(ConnectorSettings settings) {
        ObjectMapper json = ConnectorJson.mapper();
        CustomerDatabase database = CustomerDatabase.open(settings.database(), json);
        return start(settings, new CustomerRights(database, json, Clock.systemUTC()));
    }

    /** Starts a connector to any system. */
    public static RunningConnector start(ConnectorSettings settings, RightsHandler handler) {
        ObjectMapper json = ConnectorJson.mapper();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        AccessTokens tokens = new AccessTokens(settings, http, json, Clock.systemUTC());
        TaskDesk desk = new HttpTaskDesk(settings.apiOrigin(), tokens, http, json);
        LOG.info("waiting for tasks: {}", settings);
        return new RunningConnector(new TaskConsumer(settings, new TaskWork(settings.clientId(), desk, handler), json));
    }
}
