package com.xiaomi.privacy.casework.transfer;

import static com.xiaomi.privacy.casework.testing.TransferBook.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.Sweeping;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.casework.testing.TransferBook;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who works on data of the cell elsewhere stands in a register that two people keep and nobody rewrites. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class TransferRegisterIT {

    @Inject
    TransferBook book;

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    @Inject
    AuditTrail auditTrail;

    @Inject
    MeterRegistry metrics;

    @Inject
    ExpiringTransfers expiring;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void whatOneProposesASecondOneDecides() {
        Map<String, Object> wish = book.clauses(TransferBook.newAffiliate(), "IN", "STAFF_ACCESS");
        String key = UUID.randomUUID().toString();
        UUID id = book.propose(SignIn.LEGAL, key, wish)
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .body("decidedBy", nullValue())
                .extract()
                .jsonPath()
                .getUUID("transferId");
        book.propose(SignIn.LEGAL, key, wish).statusCode(201).body("transferId", equalTo(id.toString()));
        book.propose(SignIn.LEGAL, key, with(wish, "country", "CN"))
                .statusCode(422)
                .body("type", equalTo(problem("idempotency-key-reused")));

        book.end(id, SignIn.DPO).statusCode(409).body("type", equalTo(problem("transfer-settled")));
        book.decide(id, SignIn.LEGAL, true).statusCode(409).body("type", equalTo(problem("second-person-required")));
        book.decide(id, SignIn.DPO, true)
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("decidedBy", equalTo(signIn.sub(SignIn.DPO).toString()));
        book.decide(id, SignIn.DPO, true).statusCode(200);
        book.decide(id, SignIn.DPO, false).statusCode(409).body("type", equalTo(problem("transfer-settled")));

        book.end(id, SignIn.LEGAL).statusCode(200).body("state", equalTo("ENDED"));
        book.end(id, SignIn.DPO)
                .statusCode(200)
                .body("endedBy", equalTo(signIn.sub(SignIn.LEGAL).toString()));
        assertThat(auditTrail.entries(id))
                .extracting(entry -> JsonPath.from(entry.content()).getString("action"))
                .containsExactly("transfer.proposed", "transfer.agreed", "transfer.ended");
    }

    @Test
    void whatIsDeclinedStaysSo() {
        UUID id = book.propose(
                        SignIn.DPO,
                        UUID.randomUUID().toString(),
                        book.clauses(TransferBook.newAffiliate(), "IN", "STAFF_ACCESS"))
                .extract()
                .jsonPath()
                .getUUID("transferId");

        book.decide(id, SignIn.LEGAL, false).statusCode(200).body("state", equalTo("DECLINED"));

        book.decide(id, SignIn.LEGAL, true).statusCode(409);
        book.end(id, SignIn.LEGAL).statusCode(409);
    }

    @Test
    void theRegisterIsReadPageByPageAndAsATable() {
        Instant from = clock.instant();
        List<UUID> mine = List.of(
                book.recorded(book.clauses(TransferBook.newAffiliate(), "IN", "STAFF_ACCESS")),
                book.recorded(book.clauses(TransferBook.newAffiliate(), "SG", "FULFILMENT")));

        JsonPath first = book.as(SignIn.AUDITOR)
                .queryParam("from", from.toString())
                .queryParam("limit", 1)
                .get(REGISTER)
                .jsonPath();
        JsonPath second = book.as(SignIn.AUDITOR)
                .queryParam("from", first.getString("nextFrom"))
                .queryParam("after", first.getString("next"))
                .queryParam("limit", 1)
                .get(REGISTER)
                .jsonPath();
        String csv = book.as(SignIn.AUDITOR)
                .accept("text/csv")
                .queryParam("from", from.toString())
                .get(REGISTER)
                .asString();

        assertThat(List.of(first.getUUID("items[0].transferId"), second.getUUID("items[0].transferId")))
                .isEqualTo(mine);
        assertThat(second.getString("next")).isNull();
        assertThat(csv).contains(mine.getFirst().toString(), "SCC_CONTROLLER_TO_PROCESSOR", "IN_FORCE", "archive 4711");
    }

    @ParameterizedTest
    @CsvSource({
        "recipient, Some Company, recipient",
        "country, XX, country",
        "document, '', document",
        "documentSha256, abc, documentSha256",
        // It lets nothing leave the EEA.
        "safeguard, PROCESSOR_CONTRACT, safeguard",
        "safeguard, LOCAL_APPROVAL, safeguard",
        // Of one person, for one request.
        "safeguard, EXPLICIT_CONSENT, reference",
        "validUntil, 2020-01-01, validUntil",
        "validUntil, 2099-01-01, validUntil",
        "reason, '', reason"
    })
    void whatMakesNoSenseIsRefused(String field, String value, String named) {
        book.propose(
                        SignIn.LEGAL,
                        UUID.randomUUID().toString(),
                        with(book.clauses(TransferBook.newAffiliate(), "IN", "STAFF_ACCESS"), field, value))
                .statusCode(422)
                .body("errors.field", hasItem(named));
    }

    @Test
    void aProcessorAtHomeNeedsAContractOnly() {
        Map<String, Object> wish =
                with(book.clauses(TransferBook.newAffiliate(), "DE", "FULFILMENT"), "safeguard", "PROCESSOR_CONTRACT");

        assertThat(book.recorded(wish)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            UPDATE transfer SET country = 'CN' WHERE transfer_id = ?         | permission denied
            DELETE FROM transfer_decision WHERE transfer_id = ?              | stays as it was
            UPDATE transfer_decision SET agreed = false WHERE transfer_id = ? | permission denied
            DELETE FROM transfer_end WHERE transfer_id = ?                   | stays as it was
            """)
    void nobodyRewritesTheRegister(String change, String why) {
        UUID id = book.recorded(book.clauses(TransferBook.newAffiliate(), "IN", "STAFF_ACCESS"));
        book.end(id, SignIn.DPO).statusCode(200);

        assertThatThrownBy(() -> database.execute(change, id))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(why);
    }

    @Test
    void theTableItselfWantsTwoPeople() {
        UUID id = book.propose(
                        SignIn.DPO,
                        UUID.randomUUID().toString(),
                        book.clauses(TransferBook.newAffiliate(), "IN", "STAFF_ACCESS"))
                .extract()
                .jsonPath()
                .getUUID("transferId");

        assertThatThrownBy(() -> database.execute(
                        "INSERT INTO transfer_decision SELECT transfer_id, proposed_by, true, proposed_by, proposed_at"
                                + " FROM transfer WHERE transfer_id = ?",
                        id))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("transfer_decision_by_two");
    }

    @Test
    void whatSoonCountsNoMoreIsCounted() {
        Sweeping.run(expiring);
        double before = gauge();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, Object> wish = book.clauses(TransferBook.newAffiliate(), "IN", "STAFF_ACCESS");
        book.recorded(with(wish, "validUntil", today.plusDays(59).toString()));
        book.recorded(with(wish, "validUntil", today.plusDays(60).toString()));
        UUID ended = book.recorded(with(wish, "validUntil", today.plusDays(10).toString()));
        book.end(ended, SignIn.DPO).statusCode(200);

        Sweeping.run(expiring);

        assertThat(gauge()).isEqualTo(before + 1);
        clock.advance(Duration.ofDays(1));
        Sweeping.run(expiring);
        assertThat(gauge()).isEqualTo(before + 2);
    }

    @Test
    void agentsReadNothingAndAuditorsProposeNothing() {
        book.as(SignIn.AGENT).get(REGISTER).then().statusCode(403);
        book.propose(
                        SignIn.AUDITOR,
                        UUID.randomUUID().toString(),
                        book.clauses(TransferBook.newAffiliate(), "IN", "STAFF_ACCESS"))
                .statusCode(403);
        book.as(SignIn.AUDITOR).get(REGISTER + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void consentBelongsToTheRequestOfThePerson() {
        SampleRequest request = casework.inReview(Right.PORTABILITY);
        Map<String, Object> wish = with(
                with(book.clauses(TransferBook.newAffiliate(), "US", "HAND_OVER"), "safeguard", "EXPLICIT_CONSENT"),
                "reference",
                request.reference());

        UUID id = book.recorded(wish);

        book.as(SignIn.AUDITOR)
                .get(REGISTER + "/" + id)
                .then()
                .body("requestId", equalTo(request.id().toString()));
        book.propose(SignIn.LEGAL, UUID.randomUUID().toString(), with(wish, "reference", "PR-0000-0000"))
                .statusCode(404);
    }

    private double gauge() {
        return metrics.get("transfers.expiring").gauge().value();
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, String value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private static String problem(String slug) {
        return "urn:xiaomi-privacy:problem:" + slug;
    }
}
