package com.xiaomi.privacy.rightsctl.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.xiaomi.privacy.legal.clock.ClockInputException;
import com.xiaomi.privacy.legal.clock.ClockReading;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.clock.Moment;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads a case as JSON from standard input and prints its legal dates with their reasons as JSON. */
@Command(
        name = "clock",
        description = {
            "Reads a case as JSON from standard input and prints its legal dates with their reasons.",
            "Needs no running system. Reference data, not legal advice.",
            "Example:",
            "  {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\",\"received\":\"2026-02-10\","
                    + "\"events\":[{\"type\":\"IDENTITY_REQUESTED\",\"at\":\"2026-02-11\"}],\"asOf\":\"2026-02-20\"}"
        },
        mixinStandardHelpOptions = true)
public final class ClockCommand implements Callable<Integer> {
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private final InputStream input;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    /**
     * @param input holds the case
     * @param clock tells the moment to read the clock for when the case names none
     */
    public ClockCommand(InputStream input, Clock clock) {
        this.input = input;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        try {
            ClockReading reading =
                    LegalClock.standard().read(ClockRequest.parse(json.readTree(input), Moment.at(clock.instant())));
            spec.commandLine().getOut().println(json.writeValueAsString(ClockAnswer.of(reading)));
            return ExitCode.OK;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return complain("input: not JSON"
                    + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"));
        } catch (MalformedRequestException | ClockInputException e) {
            return complain(e.getMessage());
        }
    }

    private int complain(String message) {
        spec.commandLine().getErr().println("rightsctl clock: " + message);
        return ExitCode.USAGE;
    }
}
