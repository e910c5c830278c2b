package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.customers.CustomerDatabase;
import com.xiaomi.privacy.connector.customers.CustomerRights;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
        run(settings);
    }

    private static void run(ConnectorSettings settings) throws InterruptedException {
        ObjectMapper json = ConnectorJson.mapper();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        AccessTokens tokens = new AccessTokens(settings, http, json, Clock.systemUTC());
        TaskDesk desk = new HttpTaskDesk(settings.apiOrigin(), tokens, http, json);
        CustomerDatabase database = CustomerDatabase.open(settings.database(), json);
        TaskWork work = new TaskWork(settings.clientId(), desk, new CustomerRights(database, json, Clock.systemUTC()));
        CountDownLatch ended = new CountDownLatch(1);
        try (TaskConsumer consumer = new TaskConsumer(settings, work, json)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(consumer, ended), "stop"));
            LOG.info("waiting for tasks: {}", settings);
            consumer.run();
        } finally {
            ended.countDown();
        }
    }

    private static void stop(TaskConsumer consumer, CountDownLatch ended) {
        consumer.stop();
        try {
            if (!ended.await(10, TimeUnit.SECONDS)) {
                LOG.warn("ended in the middle of a task; it will be repeated");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
