package com.xiaomi.privacy.connector.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import com.xiaomi.privacy.connector.ConnectorJson;
import com.xiaomi.privacy.connector.ConnectorMain;
import com.xiaomi.privacy.connector.ConnectorSettings;
import com.xiaomi.privacy.connector.ConnectorSettings.ByKafka;
import com.xiaomi.privacy.connector.ConnectorSettings.ByWebhook;
import com.xiaomi.privacy.connector.ErasedPeople;
import com.xiaomi.privacy.connector.ExportFile;
import com.xiaomi.privacy.connector.OpenTask;
import com.xiaomi.privacy.connector.RightsHandler;
import com.xiaomi.privacy.connector.RunningConnector;
import com.xiaomi.privacy.connector.TaskAnswer;
import com.xiaomi.privacy.connector.conformance.Conformance.Verdict;
import com.xiaomi.privacy.localstack.SharedStack;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The sample connector keeps the contract, and the checks find those that do not. */
class ConformanceIT {
    private static final List<String> RIGHTS = List.of(
            "ACCESS",
            "ERASURE",
            "RECTIFICATION",
            "OBJECTION",
            "RESTRICTION",
            "PORTABILITY",
            "WITHDRAW_CONSENT",
            "OPT_OUT_SALE");

    /** To join the group of consumers, too. */
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private final ObjectMapper json = ConnectorJson.mapper();
    private final String kafka = SharedStack.endpoints().kafkaBootstrap();
    private final String system = "conformance-" + UUID.randomUUID();

    @Test
    void theSampleConnectorKeepsTheContract() throws Exception {
        List<Verdict> verdicts = verdicts(ConnectorMain::start, RIGHTS, Duration.ofSeconds(30));

        assertAllHold(verdicts);
        assertThat(verdicts).hasSize(9 + RIGHTS.size());
    }

    @Test
    void theSampleConnectorKeepsTheContractIfItIsCalled() throws Exception {
        int port = freePort();

        List<Verdict> verdicts = verdicts(
                desk -> new WebhookWay(URI.create("http://127.0.0.1:" + port + "/tasks"), desk.seal()),
                new ByWebhook(port),
                ConnectorMain::start,
                RIGHTS,
                Duration.ofSeconds(30));

        assertAllHold(verdicts);
        assertThat(verdicts).hasSize(11 + RIGHTS.size());
    }

    @Test
    void aConnectorThatDoesNotLookWhoCallsIsFound() throws Exception {
        try (HttpServerThatTakesEverything connector = new HttpServerThatTakesEverything()) {
            List<Verdict> verdicts = verdicts(
                    desk -> new WebhookWay(connector.address(), desk.seal()),
                    new ByWebhook(0),
                    settings -> null,
                    List.of("ACCESS"),
                    Duration.ofMillis(100));

            assertThat(verdicts)
                    .filteredOn(verdict -> !verdict.holds())
                    .extracting(Verdict::check)
                    .contains("a call that somebody else has signed is refused", "a call from long ago is refused");
        }
    }

    @Test
    void aConnectorThatSaysDoneToEverythingIsFound() throws Exception {
        assertThat(broken(settings -> ConnectorMain.start(settings, new Answering(TaskAnswer.done())), ENOUGH))
                .contains(
                        "a right that nobody knows is left to a person",
                        "of somebody unknown it says that nothing is held",
                        "ACCESS is carried out",
                        "nothing else breaks the contract");
    }

    @Test
    void aConnectorThatHoldsNothingOfSomebodyKnownIsFound() throws Exception {
        assertThat(broken(settings -> ConnectorMain.start(settings, new Answering(TaskAnswer.nothingHeld())), ENOUGH))
                .contains(
                        "a right that nobody knows is left to a person",
                        "ACCESS is carried out",
                        "RECTIFICATION is carried out")
                .doesNotContain("of somebody unknown it says that nothing is held", "nothing else breaks the contract");
    }

    @Test
    void aConnectorThatIsNotThereFailsEverything() throws Exception {
        assertThat(broken(settings -> null, Duration.ofMillis(100))).hasSize(9);
    }

    private List<String> broken(Started connector, Duration patience) throws Exception {
        return verdicts(connector, List.of("RECTIFICATION", "ACCESS"), patience).stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::check)
                .toList();
    }

    private List<Verdict> verdicts(Started connector, List<String> rights, Duration patience) throws Exception {
        return verdicts(
                desk -> new KafkaWay(kafka),
                new ByKafka(Map.of("bootstrap.servers", kafka)),
                connector,
                rights,
                patience);
    }

    private List<Verdict> verdicts(
            Function<StandInDesk, PlayedNews.Way> way,
            ConnectorSettings.Tasks tasks,
            Started connector,
            List<String> rights,
            Duration patience)
            throws Exception {
        try (StandInDesk desk = new StandInDesk(0, json);
                PlayedNews news = new PlayedNews(way.apply(desk));
                RunningConnector ignored = connector.with(new ConnectorSettings(
                        tasks,
                        desk.issuer(),
                        desk.origin(),
                        system,
                        "secret",
                        "jdbc:h2:mem:" + system + ";DB_CLOSE_DELAY=-1"))) {
            return new Conformance(desk, news, system, rights, person(), patience).run();
        }
    }

    private static void assertAllHold(List<Verdict> verdicts) {
        assertThat(verdicts)
                .allSatisfy(verdict -> assertThat(verdict.holds())
                        .as(verdict.check() + ": " + verdict.problem())
                        .isTrue());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Person person() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/customers/person.json")) {
            return json.readValue(file, Person.class);
        }
    }

    private interface Started {
        RunningConnector with(ConnectorSettings settings);
    }

    /** Answers 204 to every call, and does nothing. */
    private static class HttpServerThatTakesEverything implements AutoCloseable {

        private final HttpServer server;

        HttpServerThatTakesEverything() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** Answers alike whatever is asked. */
    private record Answering(TaskAnswer answer) implements RightsHandler {
        @Override
        public TaskAnswer carryOut(OpenTask task, Consumer<ExportFile> files) {
            return answer;
        }

        @Override
        public void eraseRemainder(UUID taskId, String category) {
            // It has left nothing.
        }

        @Override
        public void liftRestriction(UUID taskId) {
            // It has restricted nothing.
        }

        @Override
        public int eraseAgain(ErasedPeople people) {
            return 0;
        }

        @Override
        public void settled(UUID taskId) {
            // It keeps nothing.
        }
    }
}
