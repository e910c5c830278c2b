package com.xiaomi.privacy.intake.drp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The JSON of 2.01 with the claims of 3.04, of a person nobody else has; a test changes what it is about. */
final class DrpExerciseDocument {

    final String person = UUID.randomUUID().toString().substring(0, 8);
    private String text;

    DrpExerciseDocument(String agentId, String exercise) {
        Instant now = Instant.now();
        text = """
                {
                  "agent-id": "%s",
                  "business-id": "EXAMPLE_BUSINESS",
                  "issued-at":  "%s",
                  "expires-at": "%s",
                  "agent-request-id": "foo-%s",
                  "drp.version": "1.0",
                  "exercise": "%s",
                  "regime": "ccpa",
                  "relationships": ["customer", "marketing"],
                  "status_callback": "https://dsr-agent.example.com/update_status",
                  "name": "%s",
                  "email": "%s",
                  "email_verified": true,
                  "phone_number": "+14155550100",
                  "phone_number_verified": false,
                  "address": {
                    "street_address": "%s Market Street",
                    "locality": "San Francisco",
                    "region": "CA",
                    "postal_code": "94103",
                    "country": "US"
                  },
                  "power_of_attorney": "https://dsr-agent.example.com/poa/%s"
                }
                """.formatted(
                agentId, now, now.plus(10, ChronoUnit.MINUTES), person, exercise, name(), email(), person, person);
    }

    String name() {
        return "Jane Doe-" + person;
    }

    String email() {
        return "jane." + person + "@example.com";
    }

    /** The same with another text in place of one that is there. */
    DrpExerciseDocument with(String present, String instead) {
        if (!text.contains(present)) {
            throw new AssertionError(present);
        }
        text = text.replace(present, instead);
        return this;
    }

    String text() {
        return text;
    }
}
