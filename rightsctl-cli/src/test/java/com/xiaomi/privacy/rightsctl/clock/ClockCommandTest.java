package com.xiaomi.privacy.rightsctl.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.rightsctl.Rightsctl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ClockCommandTest {
    private static final Clock TWENTIETH = Clock.fixed(Instant.parse("2026-02-20T10:00:00Z"), ZoneOffset.UTC);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aSuspendedCaseHasNoDueDateButDaysLeftAndReasons() throws IOException {
        JsonNode answer = answer("""
                {"jurisdiction":"DE","right":"ACCESS","received":"2026-02-10",
                 "events":[{"type":"IDENTITY_REQUESTED","at":"2026-02-11"}],"asOf":"2026-02-20"}""");

        assertThat(answer.path("law").textValue()).isEqualTo("GDPR (EU) 2016/679");
        assertThat(answer.path("status").textValue()).isEqualTo("SUSPENDED");
        assertThat(answer.path("due").isNull()).isTrue();
        assertThat(answer.path("daysLeft").longValue()).isEqualTo(27);
        assertThat(answer.path("calendar").textValue()).isEqualTo("DE");
        assertThat(answer.path("steps")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.path("rule").textValue()).isNotBlank();
            assertThat(step.path("article").textValue()).isNotBlank();
            assertThat(step.path("explanation").textValue()).isNotBlank();
        });
        assertThat(answer.path("steps").findValuesAsText("rule")).contains("R2", "R10");
    }

    @Test
    void theAnswerHasEveryDateByItsName() throws IOException {
        JsonNode answer = answer("""
                {"jurisdiction":"US-CA","right":"ACCESS","received":"2026-03-02","events":[],"asOf":"2026-03-02"}""");

        assertThat(answer.fieldNames())
                .toIterable()
                .contains(
                        "law",
                        "status",
                        "acknowledgeBy",
                        "initialDue",
                        "due",
                        "daysLeft",
                        "extensionNoticeBy",
                        "extensionValid",
                        "appealDue",
                        "implementDue",
                        "calendar",
                        "steps");
        assertThat(answer.path("acknowledgeBy").textValue()).isEqualTo("2026-03-16");
        assertThat(answer.path("calendar").textValue()).isEqualTo("US-CA");
    }

    @Test
    void hourBasedTermsAreTimesWithOffset() throws IOException {
        assertThat(answer("""
                        {"jurisdiction":"ID","right":"ACCESS","received":"2026-02-10T09:30:00+07:00","asOf":"2026-02-10"}""").path("due").textValue()).isEqualTo("2026-02-13T09:30:00+07:00");
    }

    @Test
    void withoutAMomentToReadForThePresentOneCounts() throws IOException {
        assertThat(answer("{\"jurisdiction\":\"GB\",\"right\":\"ERASURE\",\"received\":\"2026-02-10\"}")
                        .path("daysLeft")
                        .longValue())
                .isEqualTo(18);
    }

    @Test
    void ofSeveralLawsTheStrictestWinsAndTheOthersAreShown() throws IOException {
        JsonNode answer = answer("""
                {"jurisdiction":"US-CA","alsoUnder":["DE","KR","US-CA"],"right":"ACCESS","received":"2026-02-10","asOf":"2026-02-10"}""");

        assertThat(answer.path("jurisdiction").textValue()).isEqualTo("KR");
        assertThat(answer.path("due").textValue()).isEqualTo("2026-02-20");
        assertThat(answer.path("others"))
                .extracting(other -> other.path("jurisdiction").textValue() + " "
                        + other.path("due").textValue())
                .containsExactly("US-CA 2026-03-27", "DE 2026-03-10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "input        | not json",
                "input        | ``",
                "input        | []",
                "input        | {\"jurisdiction\":\"DE\",\"jurisdiction\":\"FR\"}",
                "jurisdiction | {\"right\":\"ACCESS\",\"received\":\"2026-02-10\"}",
                "jurisdiction | {\"jurisdiction\":\"XX\",\"right\":\"ACCESS\",\"received\":\"2026-02-10\"}",
                "right        | {\"jurisdiction\":\"DE\",\"right\":\"access\",\"received\":\"2026-02-10\"}",
                "right        | {\"jurisdiction\":\"DE\",\"right\":7,\"received\":\"2026-02-10\"}",
                "received     | {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\",\"received\":\"2026-02-30\"}",
                "received     | {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\",\"received\":\"2026-02-10T10:00\"}",
                "asOf         | {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\",\"received\":\"2026-02-10\",\"asOf\":\"2026-02-09\"}",
                "alsoUnder[0] | {\"jurisdiction\":\"DE\",\"alsoUnder\":[\"QQ\"],\"right\":\"ACCESS\",\"received\":\"2026-02-10\"}",
                "event        | {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\",\"received\":\"2026-02-10\",\"event\":[]}",
                "events       | {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\",\"received\":\"2026-02-10\",\"events\":{}}",
                "events[0]    | {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\",\"received\":\"2026-02-10\",\"events\":[1]}",
                "events[0].type | {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\",\"received\":\"2026-02-10\",\"events\":[{\"at\":\"2026-02-11\"}]}",
                "events[0].at | {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\",\"received\":\"2026-02-10\",\"events\":[{\"type\":\"REFUSED\",\"at\":\"2026-02-01\"}]}"
            })
    void malformedInputIsRefusedInOneLineThatNamesTheField(String field, String input) {
        int exitCode = execute(input);

        assertThat(exitCode).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).singleElement().asString().startsWith("rightsctl clock: " + field + ": ");
    }

    private JsonNode answer(String input) throws IOException {
        assertThat(execute(input)).as(err::toString).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private int execute(String input) {
        CommandLine rightsctl = Rightsctl.commandLine(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), TWENTIETH, Map.of());
        return rightsctl
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("clock");
    }
}
