package com.xiaomi.privacy.intake.opendsr;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A controller that sends the example of the OpenDSR specification 2.0, about a person nobody else has. */
final class OpenDsrSender {

    static final String BASE = "/api/v1/opendsr/v2";

    final String id = UUID.randomUUID().toString();
    final String email = "johndoe." + id.substring(0, 8) + "@example.com";

    /** The example of 7.2, without the comma by which it is no JSON there. */
    final String example = """
            {
              "subject_request_id": "%s",
              "subject_request_type": "erasure",
              "submitted_time": "2018-10-02T15:00:00Z",
              "subject_identities": [
                {
                  "identity_type": "email",
                  "identity_value": "%s",
                  "identity_format": "raw"
                }
              ],
              "api_version": "2.0",
              "status_callback_urls": [
                "https://examplecontroller.com/opendsr/callbacks"
              ],
              "extensions": {
                "example-processor.com": {
                  "foo-processor-custom-id": 123456,
                  "property_id": "123456"
                },
                "example-other-processor.com": {
                  "foo-other-processor-custom-id": 654321
                }
              }
            }
            """.formatted(id, email);

    Response send(String body) {
        return as(OpenDsrPartners.ACME_TOKEN)
                .contentType("application/json")
                .body(body)
                .post(BASE + "/requests");
    }

    Response status() {
        return as(OpenDsrPartners.ACME_TOKEN).get(BASE + "/requests/" + id);
    }

    Response cancel() {
        return as(OpenDsrPartners.ACME_TOKEN).delete(BASE + "/requests/" + id);
    }

    void expectStatus(String expected) {
        status().then()
                .statusCode(200)
                .body("subject_request_id", equalTo(id))
                .body("request_status", equalTo(expected));
    }

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
