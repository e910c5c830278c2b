package com.xiaomi.privacy.connector.customers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.connector.OpenTask;
import com.xiaomi.privacy.connector.TaskAnswer;
import com.xiaomi.privacy.connector.TaskAnswer.Remaining;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What a task changes in one account. */
final class AccountWork {
    /** Commercial law wants the books of eight calendar years (HGB § 257(4)). */
    private static final int YEARS_OF_BOOKS = 8;

    private static final String ALL = "ALL";

    private final CustomerStore store;
    private final String miId;
    private final OpenTask task;
    private final LocalDate today;

    AccountWork(CustomerStore store, String miId, OpenTask task, Instant now) {
        this.store = store;
        this.miId = miId;
        this.task = task;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /**
     * What came of it.
     *
     * @param report what staff and the person are told beside the answer
     */
    record Done(TaskAnswer answer, Optional<Object> report) {}

    /**
     * What became of one field.
     *
     * @param before as it stood; null if there is no such field, or it was empty
     * @param problem a code; null if it was corrected
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Corrected(String field, String before, String after, String problem) {}

    /** Corrects what stands as the person says it stands. */
    Done rectify() {
        Customer.Profile profile = store.read(miId).profile();
        List<Corrected> fields = new ArrayList<>();
        for (JsonNode field : task.details().path("fields")) {
            fields.add(correct(profile, field));
        }
        long corrected =
                fields.stream().filter(field -> field.problem() == null).count();
        if (corrected == fields.size() && corrected > 0) {
            return new Done(TaskAnswer.done(), Optional.of(fields));
        }
        String problem = fields.stream()
                .map(Corrected::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("NO_FIELDS");
        return new Done(corrected > 0 ? TaskAnswer.partly(problem) : TaskAnswer.failed(problem), Optional.of(fields));
    }

    private Corrected correct(Customer.Profile profile, JsonNode field) {
        String name = field.path("field").asText();
        String after = field.path("after").asText();
        Optional<ProfileField> known = ProfileField.named(name).filter(ignored -> task.covers(Customer.ACCOUNT));
        if (known.isEmpty()) {
            return new Corrected(name, null, after, "FIELD_UNKNOWN");
        }
        String present = known.get().of(profile);
        String before = field.path("before").isTextual() ? field.path("before").textValue() : null;
        if (before != null && !before.equals(present)) {
            return new Corrected(name, present, after, "VALUE_DIFFERS");
        }
        store.correct(miId, known.get(), after);
        return new Corrected(name, present, after, null);
    }

    /** Erases what no law wants kept, and says what had to stay and until when. */
    Done erase() {
        String scope = task.details().path("scope").asText(ALL);
        if (!ALL.equals(scope) && task.categories().isEmpty()) {
            // The person named services or data in words of their own; a person must say which categories that is.
            return new Done(TaskAnswer.failed("SCOPE_NEEDS_CATEGORIES"), Optional.empty());
        }
        List<Remaining> kept = new ArrayList<>();
        if (task.covers(Customer.DEVICES)) {
            store.removeDevices(miId);
        }
        if (task.covers(Customer.MARKETING)) {
            store.removeConsents(miId);
        }
        if (task.covers(Customer.ORDERS)) {
            kept.addAll(eraseOrders());
        }
        boolean all = task.categories().isEmpty();
        if (all) {
            store.removeAccount(miId);
        }
        boolean accountStays = !all && task.covers(Customer.ACCOUNT);
        if (accountStays) {
            return new Done(TaskAnswer.partly("ACCOUNT_STILL_USED").leaving(kept), Optional.empty());
        }
        TaskAnswer answer = kept.isEmpty() ? TaskAnswer.done() : TaskAnswer.partly("RETAINED_BY_LAW");
        return new Done(answer.leaving(kept), Optional.empty());
    }

    private List<Remaining> eraseOrders() {
        LocalDate keptSince = keptSince(today);
        List<Remaining> kept = store.read(miId).orders().stream()
                .map(order -> LocalDate.ofInstant(order.placedAt(), ZoneOffset.UTC))
                .filter(placed -> !placed.isBefore(keptSince))
                .map(placed -> LocalDate.of(placed.getYear() + YEARS_OF_BOOKS, 12, 31))
                .distinct()
                .sorted()
                .map(until -> new Remaining(Customer.ORDERS, "RETENTION", "HGB § 257(4)", until))
                .toList();
        store.removeOrders(miId, keptSince.atStartOfDay(ZoneOffset.UTC).toInstant(), task.taskId());
        return kept;
    }

    /** The first day whose orders have to be kept. */
    static LocalDate keptSince(LocalDate today) {
        return LocalDate.of(today.getYear() - YEARS_OF_BOOKS, 1, 1);
    }

    /** Stops what is objected to: direct marketing always, profiling if a processing is named. */
    Done object() {
        Customer.Choices choices = choices();
        boolean profiling = task.details().path("processing").isTextual() ? false : choices.profiling();
        boolean directMarketing =
                task.details().path("directMarketing").asBoolean() ? false : choices.directMarketing();
        store.choose(
                miId, new Customer.Choices(directMarketing, profiling, choices.saleOfData(), choices.restrictedFrom()));
        return new Done(TaskAnswer.done(), Optional.empty());
    }

    /** Freezes the data from a day on, or lifts that. */
    Done restrict() {
        Customer.Choices choices = choices();
        boolean lift = "LIFT".equals(task.details().path("action").asText());
        LocalDate from = task.details().path("startsOn").isTextual()
                ? LocalDate.parse(task.details().path("startsOn").textValue())
                : today;
        store.choose(
                miId,
                new Customer.Choices(
                        choices.directMarketing(), choices.profiling(), choices.saleOfData(), lift ? null : from));
        store.restrictedFor(miId, lift ? null : task.taskId());
        return new Done(TaskAnswer.done(), Optional.empty());
    }

    /** Ends the consents that the person names. Which one is meant must be certain; otherwise a person reads what was written. */
    Done withdrawConsent() {
        String named = task.details().path("consent").asText().toLowerCase(Locale.ROOT);
        List<Customer.Consent> standing = store.consents(miId).stream()
                .filter(consent -> consent.withdrawnOn() == null)
                .toList();
        if (standing.isEmpty()) {
            return new Done(TaskAnswer.nothingHeld(), Optional.empty());
        }
        List<Customer.Consent> meant = standing.stream()
                .filter(consent -> named.contains(consent.name()))
                .toList();
        meant.forEach(consent -> store.withdraw(miId, consent.name(), today));
        return new Done(
                meant.isEmpty() ? TaskAnswer.failed("CONSENT_NOT_RECOGNISED") : TaskAnswer.done(), Optional.empty());
    }

    /** Ends sale and sharing, or what of it the person chose. */
    Done optOut() {
        Customer.Choices choices = choices();
        JsonNode details = task.details();
        boolean advertisingOnly = details.path("targetedAdvertising").asBoolean()
                && !details.path("sale").asBoolean()
                && !details.path("sharing").asBoolean();
        store.choose(
                miId,
                new Customer.Choices(
                        choices.directMarketing(),
                        false,
                        advertisingOnly && choices.saleOfData(),
                        choices.restrictedFrom()));
        return new Done(TaskAnswer.done(), Optional.empty());
    }

    private Customer.Choices choices() {
        return store.read(miId).choices();
    }
}
