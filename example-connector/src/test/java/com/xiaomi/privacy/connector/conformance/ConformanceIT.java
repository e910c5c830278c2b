package com.xiaomi.privacy.connector.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.ConnectorJson;
import com.xiaomi.privacy.connector.ConnectorMain;
import com.xiaomi.privacy.connector.ConnectorSettings;
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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
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

        assertThat(verdicts)
                .allSatisfy(verdict -> assertThat(verdict.holds())
                        .as(verdict.check() + ": " + verdict.problem())
                        .isTrue());
        assertThat(verdicts).hasSize(8 + RIGHTS.size());
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
        try (StandInDesk desk = new StandInDesk(0, json);
                TaskTopic topic = new TaskTopic(kafka);
                RunningConnector ignored = connector.with(new ConnectorSettings(
                        kafka,
                        desk.issuer(),
                        desk.origin(),
                        system,
                        "secret",
                        "jdbc:h2:mem:" + system + ";DB_CLOSE_DELAY=-1"))) {
            return new Conformance(desk, topic, system, rights, person(), patience).run();
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
