package com.xiaomi.privacy.rightsctl.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.rightsctl.system.AskedSystem;
import com.xiaomi.privacy.rightsctl.system.RunningSystem.Answer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Has every service check its whole audit trail, and names the first bad entry of each. The token comes from the environment:
 * arguments are seen by everybody on a machine.
 */
@Command(
        name = "verify",
        description = {
            "Checks every entry of the audit trails of all services, and names the first bad one.",
            "Takes as long as reading all entries. Ends with 1 if an entry is bad or a service can't be asked.",
            "RIGHTSCTL_TOKEN holds the access token of somebody with the role 'auditor'."
        },
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    private static final String PATH = "/api/v1/audit/verification";
    private static final Duration LONGEST_CHECK = Duration.ofHours(3);
    private static final String INTACT = "INTACT";
    private static final String TAMPERED = "TAMPERED";

    private final Map<String, String> environment;

    @Mixin
    private AskedSystem system;

    @Spec
    private CommandSpec spec;

    /** @param environment holds the token */
    public VerifyCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        return switch (system.get(PATH, LONGEST_CHECK, environment)) {
            case Answer.Given(JsonNode body) -> report(body);
            case Answer.Failed(int exitCode, String why) -> complain(exitCode, why);
        };
    }

    private int report(JsonNode body) {
        for (JsonNode service : body.path("services")) {
            spec.commandLine().getOut().println(line(service));
            spec.commandLine().getOut().println(anchors(service));
        }
        return body.path("intact").booleanValue() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String line(JsonNode service) {
        String name = service.path("service").textValue();
        String state = service.path("state").asText();
        if (!state.equals(INTACT) && !state.equals(TAMPERED)) {
            return name + ": can't be asked now";
        }
        String counted = String.format(
                Locale.ROOT,
                "%,d entries in %,d chains, %.1f s, %,d entries/s",
                service.path("entries").longValue(),
                service.path("chains").longValue(),
                service.path("seconds").doubleValue(),
                service.path("entriesPerSecond").longValue());
        long backwards = service.path("backwards").longValue();
        String clock = backwards == 0 ? "" : "; a clock was set back before %,d of them".formatted(backwards);
        if (state.equals(INTACT)) {
            return "%s: intact (%s%s)".formatted(name, counted, clock);
        }
        JsonNode bad = service.path("firstBad");
        return "%s: %,d CHAINS ARE BAD; first bad entry: chain %s, position %d, %s (%s%s)"
                .formatted(
                        name,
                        service.path("badChains").longValue(),
                        bad.path("chainId").textValue(),
                        bad.path("position").longValue(),
                        bad.path("flaw").textValue(),
                        counted,
                        clock);
    }

    private static String anchors(JsonNode service) {
        JsonNode anchors = service.path("anchors");
        if (!anchors.isObject()) {
            return "  anchors: can't be read now";
        }
        JsonNode fault = anchors.path("firstFaults").path(0);
        String found = anchors.path("faults").longValue() == 0
                ? "all as written, and locked"
                : "%,d FAULTS; the first: %s%s"
                        .formatted(
                                anchors.path("faults").longValue(),
                                fault.path("kind")
                                        .asText()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '),
                                fault.path("chainId").isTextual()
                                        ? ", chain %s, position %d"
                                                .formatted(
                                                        fault.path("chainId").textValue(),
                                                        fault.path("position").longValue())
                                        : "");
        return "  anchors: %s (%,d anchors)"
                .formatted(found, anchors.path("anchors").longValue());
    }

    private int complain(int exitCode, String message) {
        spec.commandLine().getErr().println("rightsctl audit verify: " + message);
        return exitCode;
    }
}
