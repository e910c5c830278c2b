package com.xiaomi.privacy.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.OpenTask.Identifiers;
import com.xiaomi.privacy.connector.TaskDesk.DeskRefused;
import com.xiaomi.privacy.connector.TaskDesk.DeskUnavailable;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskWorkTest {
    private static final UUID TASK = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final Identifiers ERIKA = new Identifiers("erika.mustermann@example.org", "1234567890");

    private final ObjectMapper json = ConnectorJson.mapper();
    private final Desk desk = new Desk();
    private final TaskWork work = new TaskWork("example-connector", desk, CustomerStore.sample(json), json);

    @Test
    void accessIsAnsweredWithACopyOfAllThatIsHeld() throws IOException {
        desk.open = Optional.of(new OpenTask(TASK, "ACCESS", Set.of(), ERIKA));

        carryOut("ACCESS");

        assertThat(desk.answers).containsExactly(TaskAnswer.done());
        Customer copy = json.readValue(desk.files.get("account-data.json"), Customer.class);
        assertThat(copy.profile().miId()).isEqualTo("1234567890");
        assertThat(copy.orders()).hasSize(2);
        assertThat(copy.devices()).hasSize(1);
    }

    @Test
    void theSameTaskTwiceGivesTheSameFileAndTheSameAnswer() {
        desk.open = Optional.of(new OpenTask(TASK, "ACCESS", Set.of(), ERIKA));

        carryOut("ACCESS");
        byte[] first = desk.files.get("account-data.json");
        carryOut("ACCESS");

        assertThat(desk.files.get("account-data.json")).isEqualTo(first);
        assertThat(desk.answers).containsExactly(TaskAnswer.done(), TaskAnswer.done());
    }

    @Test
    void aTaskOfAnotherSystemIsNotEvenFetched() {
        desk.open = Optional.of(new OpenTask(TASK, "ACCESS", Set.of(), ERIKA));

        work.carryOut(new TaskMessage(TASK, "another-system", "ACCESS"));

        assertThat(desk.fetches).isZero();
    }

    @Test
    void aTaskThatIsNotOpenIsNotAnswered() {
        carryOut("ACCESS");

        assertThat(desk.fetches).isOne();
        assertThat(desk.answers).isEmpty();
    }

    @Test
    void whatItCannotDoGoesToAPerson() {
        desk.open = Optional.of(new OpenTask(TASK, "ERASURE", Set.of(), ERIKA));
        carryOut("ERASURE");
        desk.open = Optional.of(
                new OpenTask(TASK, "ACCESS", Set.of(), new Identifiers("stranger@example.org", "1234567890")));
        carryOut("ACCESS");

        assertThat(desk.answers)
                .containsExactly(TaskAnswer.failed("RIGHT_NOT_SUPPORTED"), TaskAnswer.failed("IDENTIFIERS_CONFLICT"));
        assertThat(desk.files).isEmpty();
    }

    @Test
    void aStrangerGetsTheAnswerThatNothingIsHeld() {
        desk.open = Optional.of(new OpenTask(TASK, "ACCESS", Set.of(), new Identifiers("stranger@example.org", null)));

        carryOut("ACCESS");

        assertThat(desk.answers).extracting(TaskAnswer::result).containsExactly(TaskResult.NOTHING_HELD);
    }

    @Test
    void aRefusedFileIsAnsweredAsFailed() {
        desk.open = Optional.of(new OpenTask(TASK, "ACCESS", Set.of(), ERIKA));
        desk.deliveryFailure = new DeskRefused("too large");

        carryOut("ACCESS");

        assertThat(desk.answers).containsExactly(TaskAnswer.failed("FILE_REFUSED"));
    }

    @Test
    void anUnavailableDeskLeavesTheTaskUnanswered() {
        desk.open = Optional.of(new OpenTask(TASK, "ACCESS", Set.of(), ERIKA));
        desk.deliveryFailure = new DeskUnavailable("down");

        assertThatThrownBy(() -> carryOut("ACCESS")).isInstanceOf(DeskUnavailable.class);

        assertThat(desk.answers).isEmpty();
    }

    private void carryOut(String right) {
        work.carryOut(new TaskMessage(TASK, "example-connector", right));
    }

    /** A desk in memory. */
    private static final class Desk implements TaskDesk {
        private final Map<String, byte[]> files = new HashMap<>();
        private final List<TaskAnswer> answers = new ArrayList<>();
        private Optional<OpenTask> open = Optional.empty();
        private RuntimeException deliveryFailure;
        private int fetches;

        @Override
        public Optional<OpenTask> fetch(UUID taskId) {
            fetches++;
            return open;
        }

        @Override
        public void deliver(UUID taskId, ExportFile file) {
            if (deliveryFailure != null) {
                throw deliveryFailure;
            }
            files.put(file.name(), file.content());
        }

        @Override
        public void settle(UUID taskId, TaskAnswer answer) {
            answers.add(answer);
        }
    }
}
