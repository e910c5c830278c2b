package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a stolen copy of the database would tell about a person: nothing. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class PersonalDataAtRestIT {

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    IntakeDatabase database;

    @Test
    void noPersonalValueAndNoSecretStandsInTheClearInAnyColumn() {
        String key = "key-of-" + sample.email();
        IntakeCalls.submit(key, sample.body()).then().statusCode(201);
        Map<String, Object> everything = sample.bodyOnBehalf("AGENT", "LAWYER");
        everything.put("rights", sample.allRights());
        IntakeCalls.submit(IntakeCalls.newKey(), everything).then().statusCode(201);
        Accepted request = IntakeCalls.accepted(sample);
        request.asRequester()
                .contentType("application/json")
                .body(Map.of(
                        "fileName", "passport of " + sample.name() + ".png", "mediaType", "image/png", "sizeBytes", 9))
                .post(request.path("/attachments"));

        List<String> found = places(List.of(
                sample.email(),
                sample.email().toLowerCase(Locale.ROOT),
                sample.name(),
                sample.miId(),
                sample.furtherInformation(),
                sample.words(""),
                sample.subjectName(),
                sample.subjectEmail(),
                sample.subjectMiId(),
                request.trackingToken()));

        assertThat(found).isEmpty();
    }

    @Test
    void thisTestWouldFindAValueInTheClear() {
        Accepted request = IntakeCalls.accepted(sample);

        assertThat(places(List.of(request.reference()))).contains("request.reference");
    }

    /** Columns that hold one of the values, as text or as bytes in hexadecimal. */
    private List<String> places(List<String> values) {
        List<String> places = new ArrayList<>();
        database.columns()
                .forEach((table, columns) -> columns.forEach(column -> {
                    String content = String.join(
                            "\n",
                            database.texts("SELECT CAST(\"" + column + "\" AS text) FROM \"" + table + "\" WHERE \""
                                    + column + "\" IS NOT NULL"));
                    values.stream()
                            .filter(value -> content.contains(value) || content.contains(hexadecimal(value)))
                            .forEach(value -> places.add(table + "." + column));
                }));
        return places;
    }

    private static String hexadecimal(String value) {
        return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    }
}
