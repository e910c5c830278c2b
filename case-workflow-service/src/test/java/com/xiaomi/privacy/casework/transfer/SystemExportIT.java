package com.xiaomi.privacy.casework.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SampleSystem;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.TransferBook;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Roles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A data system that works elsewhere is asked, and told whom its task is about, under a recorded safeguard only. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class SystemExportIT {

    // No other test is to meet the system.
    private static final Right RARE = Right.AUTOMATED_DECISION_REVIEW;
    private static final String REFUSED = "urn:xiaomi-privacy:problem:export-not-safeguarded";

    private final String system = "system-" + UUID.randomUUID();

    @Inject
    TransferBook book;

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @BeforeEach
    void register() {
        register("SG").statusCode(200);
    }

    @AfterEach
    void retire() {
        book.as(SignIn.DPO)
                .header(
                        "If-Match",
                        book.as(SignIn.DPO)
                                .get("/api/v1/systems/{name}", system)
                                .header("ETag"))
                .delete("/api/v1/systems/{name}", system)
                .then()
                .statusCode(200);
    }

    @Test
    void withoutASafeguardNobodyIsAsked() {
        SampleRequest request = casework.taken(casework.inReview(RARE));

        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of())
                .statusCode(403)
                .body("type", equalTo(REFUSED))
                .body("detail", containsString(system));

        assertThat(database.query("SELECT task_id FROM fulfilment_task WHERE case_id = ?", request.firstCase()))
                .isEmpty();
    }

    @Test
    void underOneItIsAskedAndToldUntilThatEnds() {
        UUID transfer = book.recorded(book.clauses(system, "SG", "FULFILMENT"));
        UUID task = casework.granted(casework.inReview(RARE));
        String machine = signIn.newMachine(system, Roles.DATA_SYSTEM);
        casework.fetch(task, machine).statusCode(200);

        book.end(transfer, SignIn.DPO).statusCode(200);

        casework.fetch(task, machine).statusCode(403).body("type", equalTo(REFUSED));
    }

    @Test
    void withoutOneItIsNotToldWhomItHadErasedEither() {
        String machine = signIn.newMachine(system, Roles.DATA_SYSTEM);
        given().auth()
                .oauth2(machine)
                .get("/api/v1/suppressions")
                .then()
                .statusCode(403)
                .body("type", equalTo(REFUSED));

        Map<String, Object> ofOrders = book.clauses(system, "SG", "FULFILMENT");
        ofOrders.put("categories", List.of("ORDERS"));
        book.recorded(ofOrders);

        given().auth().oauth2(machine).get("/api/v1/suppressions").then().statusCode(200);
    }

    @Test
    void aSafeguardForSomeDataIsNoneForTheRest() {
        Map<String, Object> ofOrders = book.clauses(system, "SG", "FULFILMENT");
        ofOrders.put("categories", List.of("ORDERS"));
        book.recorded(ofOrders);
        SampleRequest request = casework.taken(casework.inReview(RARE));

        casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of())
                .statusCode(403)
                .body("type", equalTo(REFUSED));
    }

    @Test
    void whoWorksInTheRegionNeedsNone() {
        book.as(SignIn.DPO)
                .contentType("application/json")
                .header(
                        "If-Match",
                        book.as(SignIn.DPO)
                                .get("/api/v1/systems/{name}", system)
                                .header("ETag"))
                .body(at("DE"))
                .put("/api/v1/systems/{name}", system)
                .then()
                .statusCode(200)
                .body("system.country", equalTo("DE"));

        assertThat(casework.granted(casework.inReview(RARE))).isNotNull();
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        book.as(SignIn.DPO)
                .contentType("application/json")
                .body(at("XX"))
                .put("/api/v1/systems/{name}", "system-" + UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("country"));
    }

    private ValidatableResponse register(String country) {
        return book.as(SignIn.DPO)
                .contentType("application/json")
                .body(at(country))
                .put("/api/v1/systems/{name}", system)
                .then();
    }

    private static Map<String, Object> at(String country) {
        Map<String, Object> description = SampleSystem.serving(RARE);
        description.put("country", country);
        return description;
    }
}
