package com.xiaomi.privacy.connector.customers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.ErasedPeople;
import com.xiaomi.privacy.connector.ErasedPeople.Erased;
import com.xiaomi.privacy.connector.ExportFile;
import com.xiaomi.privacy.connector.OpenTask;
import com.xiaomi.privacy.connector.RightsHandler;
import com.xiaomi.privacy.connector.TaskAnswer;
import com.xiaomi.privacy.connector.TaskAnswer.ToldRecipient;
import com.xiaomi.privacy.connector.customers.CustomerStore.CarriedOut;
import com.xiaomi.privacy.connector.customers.CustomerStore.Match;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
        database.inTransaction(connection -> {
            new CustomerStore(connection).removeKeptOrders(taskId, keptSince());
            return taskId;
        });
    }

    private Instant keptSince() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return AccountWork.keptSince(today).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public int eraseAgain(ErasedPeople people) {
        return database.inTransaction(connection -> {
            CustomerStore store = new CustomerStore(connection);
            int erased = 0;
            for (Customer.Profile account : store.profiles()) {
                for (Erased before : people.of(account.email(), account.miId())) {
                    erased += eraseAgain(store, account, before);
                }
            }
            // What had been kept for a time may be back too.
            people.all().forEach(before -> store.removeKeptOrders(before.taskId(), keptSince()));
            return erased;
        });
    }

    /** Somebody who came back since is a new customer. */
    private int eraseAgain(CustomerStore store, Customer.Profile account, Erased before) {
        boolean cameBack = account.memberSince().isAfter(LocalDate.ofInstant(before.erasedAt(), ZoneOffset.UTC));
        if (cameBack
                || !store.has(account.miId())
                || store.carriedOut(before.taskId()).isPresent()) {
            return 0;
        }
        OpenTask task = new OpenTask(
                before.taskId(),
                "ERASURE",
                before.categories(),
                new OpenTask.Identifiers(account.email(), account.miId()),
                null,
                List.of());
        noted(store, task, new AccountWork(store, account.miId(), task, clock.instant()).erase(), List.of());
        return 1;
    }

    @Override
    public void settled(UUID taskId) {
        database.inTransaction(connection -> {
            new CustomerStore(connection).forgetReport(taskId);
            return taskId;
        });
    }

    @Override
    public void liftRestriction(UUID taskId) {
        database.inTransaction(connection -> {
            new CustomerStore(connection).lift(taskId);
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
        // Who gets data here gets it with an order.
        boolean isDisclosed = !store.read(miId).orders().isEmpty();
        return switch (task.right()) {
            // A copy changes nothing; asked for again it is as new as the data.
            case "ACCESS", "PORTABILITY" -> copy(store.read(miId), task);
            case "RECTIFICATION" -> noted(store, task, work.rectify(), told(task, isDisclosed));
            case "ERASURE" -> noted(store, task, work.erase(), told(task, isDisclosed));
            case "OBJECTION" -> noted(store, task, work.object(), List.of());
            case "RESTRICTION" -> noted(store, task, work.restrict(), told(task, isDisclosed));
            case "WITHDRAW_CONSENT" -> noted(store, task, work.withdrawConsent(), List.of());
            case "OPT_OUT_SALE" -> noted(store, task, work.optOut(), List.of());
            default -> without(TaskAnswer.failed("RIGHT_NOT_SUPPORTED"));
        };
    }

    private CarriedOut copy(Customer customer, OpenTask task) {
        return customer.limitedTo(task)
                .map(part -> new CarriedOut(TaskAnswer.done(), Optional.of(file("account-data.json", part))))
                .orElseGet(() -> without(TaskAnswer.nothingHeld()));
    }

    private static List<ToldRecipient> told(OpenTask task, boolean isDisclosed) {
        return task.recipients().stream()
                .map(recipient -> new ToldRecipient(recipient, isDisclosed ? "TOLD" : "NOTHING_DISCLOSED"))
                .toList();
    }

    private CarriedOut noted(CustomerStore store, OpenTask task, AccountWork.Done done, List<ToldRecipient> told) {
        Optional<ExportFile> report = done.report().map(content -> file("report.json", content));
        boolean changed = !done.answer().equals(TaskAnswer.nothingHeld()) && !isFailed(done.answer());
        if (!changed) {
            return new CarriedOut(done.answer(), report);
        }
        CarriedOut carriedOut = new CarriedOut(done.answer().telling(told), report);
        store.note(task.taskId(), carriedOut);
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
