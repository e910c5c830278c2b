package com.xiaomi.privacy.connector.customers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.ExportFile;
import com.xiaomi.privacy.connector.OpenTask;
import com.xiaomi.privacy.connector.RightsHandler;
import com.xiaomi.privacy.connector.TaskAnswer;
import com.xiaomi.privacy.connector.customers.CustomerStore.CarriedOut;
import com.xiaomi.privacy.connector.customers.CustomerStore.Match;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Carries rights out on the accounts. What changes something is done once, in the transaction that notes it, and answered alike
 * however often it is asked for.
 */
public final class CustomerRights implements RightsHandler {
    private final CustomerDatabase database;
    private final ObjectMapper json;
    private final Clock clock;

    public CustomerRights(CustomerDatabase database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public TaskAnswer carryOut(OpenTask task, Consumer<ExportFile> files) {
        CarriedOut done = database.inTransaction(connection -> once(new CustomerStore(connection), task));
        done.report().ifPresent(files);
        return done.answer();
    }

    @Override
    public void eraseRemainder(UUID taskId, String category) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Instant keptSince =
                AccountWork.keptSince(today).atStartOfDay(ZoneOffset.UTC).toInstant();
        database.inTransaction(connection -> {
            new CustomerStore(connection).removeKeptOrders(taskId, keptSince);
            return taskId;
        });
    }

    @Override
    public void settled(UUID taskId) {
        database.inTransaction(connection -> {
            new CustomerStore(connection).forgetReport(taskId);
            return taskId;
        });
    }

    private CarriedOut once(CustomerStore store, OpenTask task) {
        Optional<CarriedOut> before = store.carriedOut(task.taskId());
        if (before.isPresent()) {
            return before.get();
        }
        return switch (store.find(task.identifiers())) {
            case Match.Found(String miId) -> carryOut(store, task, miId);
            case Match.Nothing() -> without(TaskAnswer.nothingHeld());
            case Match.Conflict() -> without(TaskAnswer.failed("IDENTIFIERS_CONFLICT"));
        };
    }

    private CarriedOut carryOut(CustomerStore store, OpenTask task, String miId) {
        AccountWork work = new AccountWork(store, miId, task, clock.instant());
        return switch (task.right()) {
            // A copy changes nothing; asked for again it is as new as the data.
            case "ACCESS", "PORTABILITY" -> copy(store.read(miId), task);
            case "RECTIFICATION" -> noted(store, task, work.rectify());
            case "ERASURE" -> noted(store, task, work.erase());
            case "OBJECTION" -> noted(store, task, work.object());
            case "RESTRICTION" -> noted(store, task, work.restrict());
            case "WITHDRAW_CONSENT" -> noted(store, task, work.withdrawConsent());
            case "OPT_OUT_SALE" -> noted(store, task, work.optOut());
            default -> without(TaskAnswer.failed("RIGHT_NOT_SUPPORTED"));
        };
    }

    private CarriedOut copy(Customer customer, OpenTask task) {
        return customer.limitedTo(task)
                .map(part -> new CarriedOut(TaskAnswer.done(), Optional.of(file("account-data.json", part))))
                .orElseGet(() -> without(TaskAnswer.nothingHeld()));
    }

    private CarriedOut noted(CustomerStore store, OpenTask task, AccountWork.Done done) {
        CarriedOut carriedOut = new CarriedOut(done.answer(), done.report().map(report -> file("report.json", report)));
        boolean changed = !done.answer().equals(TaskAnswer.nothingHeld()) && !isFailed(done.answer());
        if (changed) {
            store.note(task.taskId(), carriedOut);
        }
        return carriedOut;
    }

    private static boolean isFailed(TaskAnswer answer) {
        return switch (answer.result()) {
            case FAILED -> true;
            case DONE, PARTLY, NOTHING_HELD -> false;
        };
    }

    private static CarriedOut without(TaskAnswer answer) {
        return new CarriedOut(answer, Optional.empty());
    }

    private ExportFile file(String name, Object content) {
        try {
            JsonNode tree = json.valueToTree(content);
            return new ExportFile(name, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is held is not serialisable", e);
        }
    }
}
