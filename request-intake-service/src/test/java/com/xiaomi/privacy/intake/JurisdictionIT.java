package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Before anybody sends a request, they can ask where to, with which fields, and under which policy. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class JurisdictionIT {

    private static final String JURISDICTIONS = "/api/v1/jurisdictions";
    private static final String POLICIES = "/api/v1/policies";

    @Test
    void germanyIsToldItsCellControllerAuthorityDeadlinesAndForm() {
        given().get(JURISDICTIONS + "/DE")
                .then()
                .statusCode(200)
                .body("cell", equalTo("EU"))
                .body("baseUrl", equalTo("https://eu.privacy.example.org"))
                .body("notice", containsString("lawyer"))
                .body("law.name", equalTo("GDPR (EU) 2016/679"))
                .body("law.confidence", equalTo("HIGH"))
                .body("controller.name", equalTo("Xiaomi Technology Netherlands B.V."))
                .body("controller.address", hasSize(3))
                .body("controller.grievanceOfficer", nullValue())
                .body("authority.url", containsString("https://"))
                .body("ageOfDigitalConsent", equalTo(16))
                .body("appeal.type", equalTo("NONE"))
                .body("regionRequired", equalTo(false))
                .body("rights", hasSize(13))
                .body("rights.find { it.right == 'ACCESS' }.deadlines.clockStarts", equalTo("RECEIPT"))
                .body("rights.find { it.right == 'NOMINATE' }.offeredByLaw", equalTo(false))
                .body("fields.path", hasItems("country", "region", "contact.email", "onBehalf.subject.name", "rights"))
                .body("fields.find { it.path == 'contact.email' }.presence[0].presence", equalTo("REQUIRED"))
                .body(
                        "rights.find { it.right == 'ERASURE' }.fields.path",
                        hasItems("rights[].details.scope", "rights[].details.services"));
    }

    @Test
    void indiaIsToldItsOwnCellAndGrievanceOfficer() {
        given().get(JURISDICTIONS + "/IN")
                .then()
                .statusCode(200)
                .body("cell", equalTo("IN"))
                .body("baseUrl", equalTo("https://in.privacy.example.org"))
                .body("controller.grievanceOfficer.email", equalTo("grievance.officer@xiaomi.com"))
                .body("controller.grievanceOfficer.phone", equalTo("080 6885 6286"))
                .body("rights.find { it.right == 'GRIEVANCE' }.offeredByLaw", equalTo(true));
    }

    @Test
    void californiaIsToldItsOwnDeadlines() {
        given().get(JURISDICTIONS + "/US?region=CA")
                .then()
                .statusCode(200)
                .body("name", equalTo("California"))
                .body("region", equalTo("CA"))
                .body("cell", equalTo("SG"))
                .body("rights.find { it.right == 'OPT_OUT_SALE' }.deadlines.response.value", equalTo(15))
                .body("rights.find { it.right == 'OPT_OUT_SALE' }.deadlines.response.unit", equalTo("BUSINESS_DAYS"))
                .body("rights.find { it.right == 'OPT_OUT_SALE' }.deadlines.override", equalTo(true))
                .body("appeal.type", equalTo("NONE"));
        given().get(JURISDICTIONS + "/US?region=VA").then().body("appeal.type", equalTo("INTERNAL_APPEAL"));
    }

    @ParameterizedTest
    @CsvSource({"GL,''", "US,?region=PR", "US,?region=ZZ", "US,?region="})
    void aPlaceThatTheTablesDoNotKnowIsServedToo(String country, String query) {
        given().get(JURISDICTIONS + "/" + country + query)
                .then()
                .statusCode(200)
                .body("law", nullValue())
                .body("cell", equalTo("SG"))
                .body("controller.name", containsString("Singapore"))
                .body("rights[0].deadlines.basis", equalTo("NO_STATUTORY_PERIOD_KNOWN"))
                .body("rights[0].deadlines.response.value", equalTo(30));
    }

    @ParameterizedTest
    @CsvSource({
        "de,'',country-unknown,country",
        "XX,'',country-unknown,country",
        "DEU,'',country-unknown,country",
        "DE,?region=bavaria,validation-failed,region",
        "US,?region=ca,validation-failed,region"
    })
    void whatIsNoCodeIsRefused(String country, String query, String slug, String field) {
        given().get(JURISDICTIONS + "/" + country + query)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:xiaomi-privacy:problem:" + slug))
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void theListNamesTheCellOfEveryPlace() {
        given().get(JURISDICTIONS)
                .then()
                .statusCode(200)
                .body("notice", containsString("lawyer"))
                .body("jurisdictions.find { it.code == 'RU' }.baseUrl", equalTo("https://ru.privacy.example.org"))
                .body("jurisdictions.find { it.code == 'US' }.regionRequired", equalTo(true))
                .body("jurisdictions.find { it.code == 'US-CA' }.name", equalTo("California"))
                .body("jurisdictions.find { it.code == 'KZ' }.confidence", equalTo("LOW"))
                .body("jurisdictions.find { it.code == 'GL' }.confidence", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {JURISDICTIONS, JURISDICTIONS + "/IN", POLICIES + "/current", POLICIES + "/2024-12-16"})
    void whoHasAPageAlreadyDoesNotGetItAgain(String path) {
        Response first = given().get(path);
        String tag = first.header("ETag");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.header("Cache-Control")).contains("max-age=3600").doesNotContain("no-store", "private");
        given().header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(emptyString());
        given().header("If-None-Match", "\"another\"").get(path).then().statusCode(200);
    }

    @Test
    void theCurrentPolicyCanBeShownAndNamedInARequest() {
        given().get(POLICIES + "/current")
                .then()
                .statusCode(200)
                .body("version", equalTo("2024-12-16"))
                .body("status", equalTo("CURRENT"))
                .body("effectiveFrom", equalTo("2024-12-16"))
                .body("url", notNullValue())
                .body("whatChanged", hasSize(0))
                .body("explicitConsent.asked", equalTo(false));
        given().get(POLICIES + "/1999-01-01")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:xiaomi-privacy:problem:not-found"));
    }
}
