package com.xiaomi.privacy.rightsctl.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.xiaomi.privacy.legal.clock.ClockAnswer;
import com.xiaomi.privacy.legal.clock.ClockInputException;
import com.xiaomi.privacy.legal.clock.ClockQuestion;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.clock.Moment;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            "Where several laws count for one person, name the other places in \"alsoUnder\": the strictest law wins,"
                    + " the others are shown.",
            "Example:",
            "  {\"jurisdiction\":\"DE\",\"right\":\"ACCESS\",\"received\":\"2026-02-10\","
                    + "\"events\":[{\"type\":\"IDENTITY_REQUESTED\",\"at\":\"2026-02-11\"}],\"asOf\":\"2026-02-20\"}"
        },
        mixinStandardHelpOptions = true)
public final class ClockCommand implements Callable<Integer> {
    private static final int LONGEST_NAME = 40;

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .withCoercionConfig(LogicalType.Textual, config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
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
            ClockQuestion question = json.readValue(input, ClockQuestion.class);
            if (question == null) {
                return complain("input: must be a JSON object");
            }
            ClockAnswer answer =
                    ClockAnswer.of(LegalClock.standard().readStrictest(question.read(Moment.at(clock.instant()))));
            spec.commandLine().getOut().println(json.writeValueAsString(answer));
            return ExitCode.OK;
        } catch (JsonMappingException e) {
            return complain(field(e)
                    + (e instanceof UnrecognizedPropertyException ? ": unknown field" : ": has the wrong form"));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return complain("input: not JSON"
                    + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"));
        } catch (ClockInputException e) {
            return complain(e.getMessage());
        }
    }

    private static String field(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + printable(step.getFieldName()))
                .collect(Collectors.joining());
        return path.isEmpty() ? "input" : path.substring(1);
    }

    /** A field name fit for one line of a terminal. */
    private static String printable(String name) {
        String visible = name.replaceAll("[^\\p{Alnum}_.-]", "?");
        return visible.length() > LONGEST_NAME ? visible.substring(0, LONGEST_NAME) : visible;
    }

    private int complain(String message) {
        spec.commandLine().getErr().println("rightsctl clock: " + message);
        return ExitCode.USAGE;
    }
}
