package com.xiaomi.privacy.connector.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.ConnectorJson;
import com.xiaomi.privacy.connector.ExportFile;
import com.xiaomi.privacy.connector.OpenTask;
import com.xiaomi.privacy.connector.OpenTask.Identifiers;
import com.xiaomi.privacy.connector.TaskAnswer;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample system carries every right out on its own database. */
class CustomerRightsTest {
    private static final Identifiers ERIKA = new Identifiers("Erika.Mustermann@example.org", "1234567890");
    private static final Identifiers STRANGER = new Identifiers("stranger@example.org", null);
    private static final String MI_ID = "1234567890";
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static final String CITY = "{\"fields\":[{\"field\":\"city\",\"before\":\"Köln\",\"after\":\"Bonn\"}]}";
    private static final TaskAnswer RETAINED = TaskAnswer.partly("RETAINED_BY_LAW")
            .leaving(List.of(
                    new TaskAnswer.Remaining("ORDERS", "RETENTION", "HGB § 257(4)", LocalDate.of(2034, 12, 31))));

    private final ObjectMapper json = ConnectorJson.mapper();
    private final CustomerDatabase database =
            CustomerDatabase.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", json);
    private final CustomerRights rights = new CustomerRights(database, json, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Map<String, byte[]> files = new HashMap<>();

    @ParameterizedTest
    @CsvSource({"ACCESS", "PORTABILITY"})
    void aCopyHoldsEverythingThatIsHeld(String right) throws IOException {
        assertThat(carryOut(right, "{}")).isEqualTo(TaskAnswer.done());

        Customer copy = json.readValue(files.get("account-data.json"), Customer.class);
        assertThat(copy).isEqualTo(erika());
        assertThat(copy.orders()).hasSize(2);
        assertThat(copy.consents()).hasSize(2);
    }

    @Test
    void aCopyIsLimitedToWhatWasDecided() throws IOException {
        assertThat(carryOut(task("ACCESS", Set.of("DEVICES"), ERIKA, "{}"))).isEqualTo(TaskAnswer.done());
        assertThat(json.readTree(files.get("account-data.json")).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("devices");

        assertThat(carryOut(task("ACCESS", Set.of("LOCATION"), ERIKA, "{}"))).isEqualTo(TaskAnswer.nothingHeld());
    }

    @Test
    void whatStandsAsThePersonSaysIsCorrectedAndTheRestIsNot() throws IOException {
        String details = """
                {"fields": [
                  {"field": "street", "before": "Alte Gasse 1", "after": "Neue Gasse 2"},
                  {"field": "City", "before": null, "after": "Bonn"},
                  {"field": "name", "before": "Erika Musterfrau", "after": "Erika Neu"},
                  {"field": "shoe size", "before": "38", "after": "39"}]}
                """;

        assertThat(carryOut("RECTIFICATION", details)).isEqualTo(TaskAnswer.partly("VALUE_DIFFERS"));

        Customer.Profile profile = erika().profile();
        assertThat(profile.street()).isEqualTo("Neue Gasse 2");
        assertThat(profile.city()).isEqualTo("Bonn");
        assertThat(profile.displayName()).isEqualTo("Erika Mustermann");
        JsonNode report = json.readTree(files.get("report.json"));
        assertThat(report.findValuesAsText("problem")).containsExactly("VALUE_DIFFERS", "FIELD_UNKNOWN");
        assertThat(report.path(0).path("before").asText()).isEqualTo("Alte Gasse 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fields\":[{\"field\":\"email\",\"after\":\"x@example.org\"}]} | FIELD_UNKNOWN",
                "{\"fields\":[{\"field\":\"city\",\"before\":\"Bonn\",\"after\":\"Ulm\"}]} | VALUE_DIFFERS",
                "{} | NO_FIELDS"
            })
    void whatCannotBeCorrectedIsLeftToAPerson(String details, String reason) {
        Customer before = erika();

        assertThat(carryOut("RECTIFICATION", details)).isEqualTo(TaskAnswer.failed(reason));

        assertThat(erika()).isEqualTo(before);
    }

    @Test
    void anErasureLeavesNothingButTheBooksWhichDoNotNameThePersonAnyMore() {
        OpenTask task = task("ERASURE", Set.of(), ERIKA, "{\"scope\":\"ALL\"}");

        assertThat(carryOut(task)).isEqualTo(RETAINED);

        assertThat(count("SELECT count(*) FROM account WHERE mi_id = '1234567890'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM device WHERE mi_id = '1234567890'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM customer_order WHERE mi_id IS NULL"))
                .isEqualTo(2);
        assertThat(carryOut("ACCESS", "{}")).isEqualTo(TaskAnswer.nothingHeld());
        assertThat(count("SELECT count(*) FROM account")).isEqualTo(2);
    }

    @Test
    void theBooksGoWhenTheirTimeIsOverAndNotBefore() {
        OpenTask task = task("ERASURE", Set.of(), ERIKA, "{\"scope\":\"ALL\"}");
        carryOut(task);
        rights.eraseRemainder(task.taskId(), "ORDERS");
        assertThat(count("SELECT count(*) FROM customer_order WHERE mi_id IS NULL"))
                .isEqualTo(2);
        CustomerRights later =
                new CustomerRights(database, json, Clock.fixed(Instant.parse("2035-01-01T12:00:00Z"), ZoneOffset.UTC));

        later.eraseRemainder(UUID.randomUUID(), "ORDERS");
        assertThat(count("SELECT count(*) FROM customer_order WHERE mi_id IS NULL"))
                .isEqualTo(2);
        later.eraseRemainder(task.taskId(), "ORDERS");
        later.eraseRemainder(task.taskId(), "ORDERS");

        assertThat(count("SELECT count(*) FROM customer_order WHERE mi_id IS NULL"))
                .isZero();
    }

    @Test
    void whatNoLawWantsIsErasedWithoutATrace() {
        CustomerRights inTenYears =
                new CustomerRights(database, json, Clock.fixed(Instant.parse("2036-01-01T00:00:00Z"), ZoneOffset.UTC));

        assertThat(inTenYears.carryOut(task("ERASURE", Set.of(), ERIKA, "{\"scope\":\"ALL\"}"), this::keep))
                .isEqualTo(TaskAnswer.done());

        assertThat(count("SELECT count(*) FROM customer_order WHERE mi_id IS NULL OR mi_id = '1234567890'"))
                .isZero();
        assertThat(files).isEmpty();
    }

    @Test
    void anErasureOfNamedThingsWaitsUntilAPersonSaysWhichCategoriesTheyAre() {
        String details = "{\"scope\":\"NAMED_DATA\",\"namedData\":[\"my phone\"]}";
        Customer before = erika();
        assertThat(carryOut("ERASURE", details)).isEqualTo(TaskAnswer.failed("SCOPE_NEEDS_CATEGORIES"));
        assertThat(erika()).isEqualTo(before);

        assertThat(carryOut(task("ERASURE", Set.of("DEVICES"), ERIKA, details))).isEqualTo(TaskAnswer.done());

        assertThat(erika().devices()).isEmpty();
        assertThat(erika().orders()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"true, , false, true", "false, profiling, true, false", "true, profiling, false, false"})
    void whatIsObjectedToStops(boolean marketing, String processing, boolean stillMarketing, boolean stillProfiling) {
        String named = processing == null ? "null" : "\"" + processing + "\"";

        assertThat(carryOut("OBJECTION", "{\"directMarketing\":%s,\"processing\":%s}".formatted(marketing, named)))
                .isEqualTo(TaskAnswer.done());

        assertThat(erika().choices().directMarketing()).isEqualTo(stillMarketing);
        assertThat(erika().choices().profiling()).isEqualTo(stillProfiling);
    }

    @Test
    void dataIsFrozenFromADayOnAndUnfrozen() {
        carryOut("RESTRICTION", "{\"action\":\"START\",\"startsOn\":\"2026-12-01\"}");
        assertThat(erika().choices().restrictedFrom()).isEqualTo("2026-12-01");
        carryOut("RESTRICTION", "{\"action\":\"START\",\"startsOn\":null}");
        assertThat(erika().choices().restrictedFrom()).isEqualTo("2026-11-28");

        assertThat(carryOut("RESTRICTION", "{\"action\":\"LIFT\"}")).isEqualTo(TaskAnswer.done());

        assertThat(erika().choices().restrictedFrom()).isNull();
    }

    @Test
    void aConsentEndsIfItIsCertainWhichOneIsMeant() {
        assertThat(carryOut("WITHDRAW_CONSENT", "{\"consent\":\"that one\"}"))
                .isEqualTo(TaskAnswer.failed("CONSENT_NOT_RECOGNISED"));
        assertThat(carryOut("WITHDRAW_CONSENT", "{\"consent\":\"Please stop the Newsletter.\"}"))
                .isEqualTo(TaskAnswer.done());

        assertThat(erika().consents())
                .extracting(Customer.Consent::name, consent -> String.valueOf(consent.withdrawnOn()))
                .containsExactly(tuple("newsletter", "2026-11-28"), tuple("usage statistics", "null"));
    }

    @Test
    void saleEndsUnlessThePersonChoseAdvertisingOnly() {
        carryOut("OPT_OUT_SALE", "{\"targetedAdvertising\":true,\"sale\":false,\"sharing\":false}");
        assertThat(erika().choices().saleOfData()).isTrue();
        assertThat(erika().choices().profiling()).isFalse();

        carryOut("OPT_OUT_SALE", "{}");

        assertThat(erika().choices().saleOfData()).isFalse();
    }

    @Test
    void aRestrictionIsLiftedByItsTaskAndOneThatWasAskedForAnewStays() {
        OpenTask first = task("RESTRICTION", Set.of(), ERIKA, "{\"action\":\"START\"}");
        carryOut(first);
        rights.liftRestriction(UUID.randomUUID());
        assertThat(erika().choices().restrictedFrom()).isEqualTo("2026-11-28");

        rights.liftRestriction(first.taskId());
        rights.liftRestriction(first.taskId());
        assertThat(erika().choices().restrictedFrom()).isNull();

        OpenTask second = task("RESTRICTION", Set.of(), ERIKA, "{\"action\":\"START\"}");
        carryOut(second);
        rights.liftRestriction(first.taskId());
        assertThat(erika().choices().restrictedFrom()).isEqualTo("2026-11-28");
    }

    @Test
    void nothingIsLeftOfARestrictionOnceThePersonHasEndedIt() {
        OpenTask start = task("RESTRICTION", Set.of(), ERIKA, "{\"action\":\"START\"}");
        carryOut(start);
        carryOut("RESTRICTION", "{\"action\":\"LIFT\"}");

        rights.liftRestriction(start.taskId());

        assertThat(erika().choices().restrictedFrom()).isNull();
        assertThat(count("SELECT count(*) FROM account WHERE restricted_for IS NOT NULL"))
                .isZero();
    }

    @Test
    void theSameTaskTwiceIsDoneOnceAndAnsweredAlike() {
        OpenTask erasure = task("ERASURE", Set.of(), ERIKA, "{\"scope\":\"ALL\"}");
        OpenTask correction = task("RECTIFICATION", Set.of(), ERIKA, CITY);
        TaskAnswer corrected = carryOut(correction);
        byte[] report = files.remove("report.json");
        assertThat(carryOut(erasure)).isEqualTo(RETAINED);

        assertThat(carryOut(erasure)).isEqualTo(RETAINED);
        assertThat(carryOut(correction)).isEqualTo(corrected);
        assertThat(files.get("report.json")).isEqualTo(report);

        rights.settled(correction.taskId());
        files.clear();
        assertThat(carryOut(correction)).isEqualTo(corrected);
        assertThat(files).isEmpty();
    }

    @Test
    void aFileThatIsNotTakenLeavesTheTaskToBeDoneAgain() {
        OpenTask task = task("RECTIFICATION", Set.of(), ERIKA, CITY);

        assertThatThrownBy(() -> rights.carryOut(task, file -> {
                    throw new IllegalStateException("away");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(carryOut(task)).isEqualTo(TaskAnswer.done());
        assertThat(files).containsOnlyKeys("report.json");
        assertThat(erika().profile().city()).isEqualTo("Bonn");
    }

    @Test
    void aStatedAccountDoesNotOpenSomebodyElsesData() {
        for (Identifiers identifiers : new Identifiers[] {
            new Identifiers("stranger@example.org", MI_ID), new Identifiers("asha.verma@example.org", MI_ID)
        }) {
            assertThat(carryOut(task("ERASURE", Set.of(), identifiers, "{}")))
                    .isEqualTo(TaskAnswer.failed("IDENTIFIERS_CONFLICT"));
        }
        assertThat(erika().devices()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"ACCESS", "ERASURE", "RECTIFICATION", "OBJECTION"})
    void nothingIsHeldAboutAStranger(String right) {
        assertThat(carryOut(task(right, Set.of(), STRANGER, "{}")).result()).isEqualTo(TaskResult.NOTHING_HELD);
    }

    @ParameterizedTest
    @CsvSource({"RECTIFICATION", "ERASURE", "RESTRICTION"})
    void whoGotDataIsToldOfItsChangeOnce(String right) throws IOException {
        OpenTask task = new OpenTask(
                UUID.randomUUID(),
                right,
                Set.of(),
                ERIKA,
                json.readTree(CITY),
                List.of("carriers", "payment services"));

        TaskAnswer answer = carryOut(task);

        assertThat(answer.recipients())
                .containsExactly(
                        new TaskAnswer.ToldRecipient("carriers", "TOLD"),
                        new TaskAnswer.ToldRecipient("payment services", "TOLD"));
        assertThat(carryOut(task)).isEqualTo(answer);
        assertThat(count("SELECT count(*) FROM recipient_told")).isEqualTo(2);
    }

    @Test
    void aRightItDoesNotKnowGoesToAPerson() {
        assertThat(carryOut("TELEPORTATION", "{}")).isEqualTo(TaskAnswer.failed("RIGHT_NOT_SUPPORTED"));
    }

    private TaskAnswer carryOut(String right, String details) {
        return carryOut(task(right, Set.of(), ERIKA, details));
    }

    private TaskAnswer carryOut(OpenTask task) {
        return rights.carryOut(task, this::keep);
    }

    private void keep(ExportFile file) {
        files.put(file.name(), file.content());
    }

    private OpenTask task(String right, Set<String> categories, Identifiers identifiers, String details) {
        try {
            return new OpenTask(UUID.randomUUID(), right, categories, identifiers, json.readTree(details), List.of());
        } catch (IOException e) {
            throw new IllegalArgumentException(details, e);
        }
    }

    private Customer erika() {
        return database.inTransaction(connection -> new CustomerStore(connection).read(MI_ID));
    }

    private long count(String sql) {
        return database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
