package com.xiaomi.privacy.intake.opendsr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.intake.IntakeDatabase;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused of what controllers send; nothing of it is kept. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@TestProfile(OpenDsrPartners.class)
class BadOpenDsrRequestIT {

    private final OpenDsrSender sender = new OpenDsrSender();

    @Inject
    IntakeDatabase database;

    @Test
    void aControllerSeesNoRequestOfAnother() {
        sender.send(sender.example).then().statusCode(201);

        OpenDsrSender.as(OpenDsrPartners.OTHER_TOKEN)
                .get(OpenDsrSender.BASE + "/requests/" + sender.id)
                .then()
                .statusCode(404);
        OpenDsrSender.as(OpenDsrPartners.OTHER_TOKEN)
                .delete(OpenDsrSender.BASE + "/requests/" + sender.id)
                .then()
                .statusCode(404);
        OpenDsrSender.as("invented")
                .get(OpenDsrSender.BASE + "/requests/" + sender.id)
                .then()
                .statusCode(401);
        OpenDsrSender.as("invented")
                .contentType("application/json")
                .body(sender.example)
                .post(OpenDsrSender.BASE + "/requests")
                .then()
                .statusCode(401);
        sender.expectStatus("pending");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"erasure\"          | \"rectification\"                     | subject_request_type",
                "\"email\"            | \"ios_vendor_id\"                     | type email in format raw",
                "\"raw\"              | \"sha256\"                            | type email in format raw",
                "\"2018-10-02T15:00:00Z\" | \"yesterday\"                     | submitted_time",
                "-4                   | -1                                    | subject_request_id",
                "\"api_version\"      | \"regulation\": \"lgpd\", \"api_version\" | regulation",
                "\"api_version\"      | \"regulation\": \"ccpa\", \"api_version\" | sg.privacy.example.org",
                "\"example-processor.com\": {     | \"privacy.example.com\": {\"country\": \"XX\", | extensions.privacy.example.com",
                "\"submitted_time\":  | submitted_time:                       | JSON",
            })
    void aRequestThatCannotBeTakenSaysWhatToSend(String present, String instead, String message) {
        Map<String, Long> before = database.rowCounts();
        // The UUID of this test may have a 4 elsewhere too.
        String body = present.equals("-4")
                ? sender.example.replace(sender.id, sender.id.replaceFirst("-4(...-[89ab])", "-1$1"))
                : sender.example;

        Response answer = sender.send(body.replaceFirst("\\Q" + present + "\\E", instead));

        answer.then()
                .statusCode(400)
                .body("error.code", equalTo(400))
                .body("error.message", containsString(message))
                .body("error.errors[0].message", containsString(message));
        assertThat(answer.asString()).doesNotContain(sender.email);
        assertThat(database.rowCounts()).isEqualTo(before);
    }

    @Test
    void aBodyThatIsLargerThanAnyNeedsToBe() {
        sender.send(sender.example + " ".repeat(262_144)).then().statusCode(413);
    }

    @Test
    void whereNothingNamesThePlaceTheControllerIsToldWhatToSend() {
        OpenDsrSender.as(OpenDsrPartners.OTHER_TOKEN)
                .contentType("application/json")
                .body(sender.example)
                .post(OpenDsrSender.BASE + "/requests")
                .then()
                .statusCode(400)
                .body("error.message", containsString("extensions.privacy.example.com"));
        OpenDsrSender.as(OpenDsrPartners.OTHER_TOKEN)
                .contentType("application/json")
                .body(sender.example.replace(
                        "\"example-processor.com\": {", "\"privacy.example.com\": {\"country\": \"FR\","))
                .post(OpenDsrSender.BASE + "/requests")
                .then()
                .statusCode(201);
        assertThat(database.texts("SELECT country FROM request ORDER BY request_id DESC LIMIT 1"))
                .containsExactly("FR");
    }
}
