package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.ConnectorSettings.ByKafka;
import com.xiaomi.privacy.connector.ConnectorSettings.ByWebhook;
import com.xiaomi.privacy.connector.customers.CustomerDatabase;
import com.xiaomi.privacy.connector.customers.CustomerRights;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the connector with what its environment says (see {@link ConnectorSettings}) and runs until it is ended; with {@code
 * --erase-again-since TIME} it only erases again whom the system had erased since the backup of that time (RFC 3339).
 */
public final class ConnectorMain {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorMain.class);
    private static final int WRONG_SETTINGS = 2;
    private static final String ERASE_AGAIN = "--erase-again-since";

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
        if (arguments.length == 2 && ERASE_AGAIN.equals(arguments[0])) {
            eraseAgain(settings, Instant.parse(arguments[1]));
            return;
        }
        RunningConnector connector = start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(connector::close, "stop"));
        connector.awaitEnd();
    }

    /** Starts the sample system's connector. */
    public static RunningConnector start(ConnectorSettings settings) {
        return start(settings, customers(settings));
    }

    /** Starts a connector to any system. */
    public static RunningConnector start(ConnectorSettings settings, RightsHandler handler) {
        TaskDesk desk = desk(settings);
        LOG.info("waiting for tasks: {}", settings);
        TaskNews news = new TaskNews(new TaskWork(settings.clientId(), desk, handler), ConnectorJson.mapper());
        return new RunningConnector(
                switch (settings.tasks()) {
                    case ByKafka(Map<String, String> broker) -> new TaskConsumer(broker, settings.clientId(), news);
                    case ByWebhook(int port) -> new WebhookReceiver(port, news, desk, Clock.systemUTC());
                });
    }

    /**
     * Erases again in the sample system whom it had erased since its backup was made.
     *
     * @return how many accounts that were
     */
    public static int eraseAgain(ConnectorSettings settings, Instant backedUpAt) {
        ErasedPeople people = desk(settings).erasedSince(backedUpAt);
        int erased = customers(settings).eraseAgain(people);
        LOG.info("{} erasures since {}, {} accounts erased again", people.all().size(), backedUpAt, erased);
        return erased;
    }

    private static RightsHandler customers(ConnectorSettings settings) {
        ObjectMapper json = ConnectorJson.mapper();
        return new CustomerRights(CustomerDatabase.open(settings.database(), json), json, Clock.systemUTC());
    }

    private static TaskDesk desk(ConnectorSettings settings) {
        ObjectMapper json = ConnectorJson.mapper();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        AccessTokens tokens = new AccessTokens(settings, http, json, Clock.systemUTC());
        return new HttpTaskDesk(settings.apiOrigin(), tokens, http, json);
    }
}
