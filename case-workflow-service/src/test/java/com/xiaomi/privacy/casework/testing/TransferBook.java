package com.xiaomi.privacy.casework.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps the register of transfers as legal and the data protection officer do. */
@Singleton
public class TransferBook {

    public static final String REGISTER = "/api/v1/transfers";
    private static final String DIGEST = "0".repeat(64);

    private final SignIn signIn;
    private final Clock clock;

    TransferBook(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    /** An affiliate that no other test knows. */
    public static String newAffiliate() {
        return "affiliate-" + UUID.randomUUID();
    }

    /** Standard contractual clauses for a year, from today on. */
    public Map<String, Object> clauses(String recipient, String country, String purpose) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, Object> body = new HashMap<>();
        body.put("recipient", recipient);
        body.put("title", "A company of the group");
        body.put("role", "PROCESSOR");
        body.put("country", country);
        body.put("purposes", List.of(purpose));
        body.put("categories", List.of());
        body.put("safeguard", "SCC_CONTROLLER_TO_PROCESSOR");
        body.put("document", "SCC 2026-04, archive 4711");
        body.put("documentSha256", DIGEST);
        body.put("validFrom", today.toString());
        body.put("validUntil", today.plusYears(1).toString());
        body.put("reason", "Second level support at night.");
        return body;
    }

    public ValidatableResponse propose(String user, String key, Map<String, ?> body) {
        return as(user).contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(REGISTER)
                .then();
    }

    public ValidatableResponse decide(UUID transferId, String user, boolean agreed) {
        return as(user).contentType("application/json")
                .body(Map.of("agreed", agreed))
                .post(REGISTER + "/" + transferId + "/decision")
                .then();
    }

    public ValidatableResponse end(UUID transferId, String user) {
        return as(user).post(REGISTER + "/" + transferId + "/end").then();
    }

    /** Two people have agreed on it. */
    public UUID recorded(Map<String, ?> body) {
        UUID id = propose(SignIn.LEGAL, UUID.randomUUID().toString(), body)
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("transferId");
        decide(id, SignIn.DPO, true).statusCode(200);
        return id;
    }

    public RequestSpecification as(String user) {
        return given().auth().oauth2(signIn.staff(user));
    }
}
