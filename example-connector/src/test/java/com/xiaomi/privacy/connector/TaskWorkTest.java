package com.xiaomi.privacy.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.connector.OpenTask.Identifiers;
import com.xiaomi.privacy.connector.TaskDesk.DeskRefused;
import com.xiaomi.privacy.connector.TaskDesk.DeskUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TaskWorkTest {
    private static final UUID TASK = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final OpenTask OPEN = new OpenTask(
            TASK, "ACCESS", Set.of(), new Identifiers("erika.mustermann@example.org", "1234567890"), null, List.of());

    private final Desk desk = new Desk();
    private final Handler handler = new Handler();
    private final TaskWork work = new TaskWork("example-connector", desk, handler);

    @Test
    void aTaskIsFetchedCarriedOutAndAnswered() {
        desk.open = Optional.of(OPEN);

        carryOut();

        assertThat(handler.carriedOut).containsExactly(OPEN);
        assertThat(desk.files.keySet()).containsExactly("copy.txt");
        assertThat(desk.answers).containsExactly(TaskAnswer.done());
        assertThat(handler.settled).containsExactly(TASK);
    }

    @Test
    void aTaskOfAnotherSystemIsNotEvenFetched() {
        desk.open = Optional.of(OPEN);

        work.carryOut(new TaskMessage(TASK, "another-system", "ACCESS"));

        assertThat(desk.fetches).isZero();
    }

    @Test
    void aTaskThatIsNotOpenIsNotAnswered() {
        carryOut();

        assertThat(desk.fetches).isOne();
        assertThat(desk.answers).isEmpty();
        assertThat(handler.carriedOut).isEmpty();
    }

    @Test
    void aRefusedFileIsAnsweredAsFailed() {
        desk.open = Optional.of(OPEN);
        desk.deliveryFailure = new DeskRefused("too large");

        carryOut();

        assertThat(desk.answers).containsExactly(TaskAnswer.failed("FILE_REFUSED"));
    }

    @Test
    void anUnavailableDeskLeavesTheTaskUnanswered() {
        desk.open = Optional.of(OPEN);
        desk.deliveryFailure = new DeskUnavailable("down");

        assertThatThrownBy(this::carryOut).isInstanceOf(DeskUnavailable.class);

        assertThat(desk.answers).isEmpty();
        assertThat(handler.settled).isEmpty();
    }

    @Test
    void whatWasKeptIsErasedWhenItsTimeIsOverAndSaidSo() {
        UUID remainder = UUID.randomUUID();

        work.eraseRemainder(new RemainderMessage(TASK, remainder, "another-system", "ORDERS"));
        work.eraseRemainder(new RemainderMessage(TASK, remainder, "example-connector", "ORDERS"));

        assertThat(handler.erased).containsExactly(TASK + " ORDERS");
        assertThat(desk.remainders).containsExactly(remainder);
    }

    @Test
    void whatWasRestrictedIsLiftedOnItsDayAndSaidSo() {
        work.liftRestriction(new LiftMessage(TASK, "another-system"));
        work.liftRestriction(new LiftMessage(TASK, "example-connector"));

        assertThat(handler.lifted).containsExactly(TASK);
        assertThat(desk.lifted).containsExactly(TASK);
    }

    @Test
    void aLiftThatTheApiRefusesIsLeftToAPerson() {
        desk.liftFailure = new DeskRefused("the restriction stands");

        work.liftRestriction(new LiftMessage(TASK, "example-connector"));

        assertThat(desk.lifted).isEmpty();
    }

    @Test
    void aLiftIsSaidAgainWhileTheApiIsAway() {
        LiftMessage message = new LiftMessage(TASK, "example-connector");
        desk.liftFailure = new DeskUnavailable("down");

        assertThatThrownBy(() -> work.liftRestriction(message)).isInstanceOf(DeskUnavailable.class);
    }

    private void carryOut() {
        work.carryOut(new TaskMessage(TASK, "example-connector", "ACCESS"));
    }

    /** Answers each task with a file. */
    private static final class Handler implements RightsHandler {
        private final List<OpenTask> carriedOut = new ArrayList<>();
        private final List<UUID> settled = new ArrayList<>();
        private final List<String> erased = new ArrayList<>();
        private final List<UUID> lifted = new ArrayList<>();

        @Override
        public TaskAnswer carryOut(OpenTask task, Consumer<ExportFile> files) {
            carriedOut.add(task);
            files.accept(new ExportFile("copy.txt", "copy".getBytes(StandardCharsets.UTF_8)));
            return TaskAnswer.done();
        }

        @Override
        public void eraseRemainder(UUID taskId, String category) {
            erased.add(taskId + " " + category);
        }

        @Override
        public int eraseAgain(ErasedPeople people) {
            return 0;
        }

        @Override
        public void settled(UUID taskId) {
            settled.add(taskId);
        }

        @Override
        public void liftRestriction(UUID taskId) {
            lifted.add(taskId);
        }
    }

    /** A desk in memory. */
    private static final class Desk implements TaskDesk {
        private final Map<String, byte[]> files = new HashMap<>();
        private final List<TaskAnswer> answers = new ArrayList<>();
        private final List<UUID> remainders = new ArrayList<>();
        private final List<UUID> lifted = new ArrayList<>();
        private RuntimeException liftFailure;
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
        public void remainderErased(UUID taskId, UUID remainderId) {
            remainders.add(remainderId);
        }

        @Override
        public void restrictionLifted(UUID taskId) {
            if (liftFailure != null) {
                throw liftFailure;
            }
            lifted.add(taskId);
        }

        @Override
        public void settle(UUID taskId, TaskAnswer answer) {
            answers.add(answer);
        }

        @Override
        public ErasedPeople erasedSince(Instant time) {
            return new ErasedPeople(Map.of(), List.of());
        }

        @Override
        public SealKeys sealKeys() {
            return new SealKeys(List.of());
        }
    }
}
