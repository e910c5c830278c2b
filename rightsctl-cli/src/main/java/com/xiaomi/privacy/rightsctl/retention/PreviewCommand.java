package com.xiaomi.privacy.rightsctl.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.rightsctl.system.AskedSystem;
import com.xiaomi.privacy.rightsctl.system.RunningSystem.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The dry run of retention. */
@Command(
        name = "preview",
        description = {
            "Lists what would be erased up to a time, and why, if nothing happened to it before. Changes nothing.",
            "RIGHTSCTL_TOKEN holds the access token of a data protection officer."
        },
        mixinStandardHelpOptions = true)
public final class PreviewCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/retention/preview?limit=1000";
    private static final Duration LONGEST_PAGE = Duration.ofMinutes(1);

    private final Map<String, String> environment;

    @Mixin
    private AskedSystem system;

    @Option(names = "--until", paramLabel = "TIME", description = "UTC, for example 2026-12-31T00:00:00Z; else now.")
    private Instant until;

    @Spec
    private CommandSpec spec;

    /** @param environment holds the token */
    public PreviewCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        String path = until == null ? PATH : PATH + "&until=" + until;
        SortedMap<String, Long> counts = new TreeMap<>();
        String next = "";
        while (true) {
            switch (system.get(path + next, LONGEST_PAGE, environment)) {
                case Answer.Failed(int exitCode, String why) -> {
                    return complain(exitCode, why);
                }
                case Answer.Given(JsonNode page) -> {
                    page.path("items").forEach(going -> list(going, counts));
                    if (!page.path("next").isTextual()) {
                        return total(counts);
                    }
                    next = "&after=" + page.path("next").textValue();
                }
            }
        }
    }

    private void list(JsonNode going, SortedMap<String, Long> counts) {
        String kind = going.path("kind").asText();
        counts.merge(kind, 1L, Long::sum);
        spec.commandLine()
                .getOut()
                .println("%s %s since %s until %s: %s"
                        .formatted(
                                going.path("requestId").asText(),
                                kind,
                                going.path("keptSince").asText(),
                                going.path("keptUntil").asText(),
                                going.path("basis").asText()));
    }

    private int total(SortedMap<String, Long> counts) {
        spec.commandLine()
                .getErr()
                .println(
                        counts.isEmpty()
                                ? "nothing would be erased"
                                : counts.entrySet().stream()
                                        .map(count -> count.getValue() + " " + count.getKey())
                                        .collect(Collectors.joining(", ")));
        return ExitCode.OK;
    }

    private int complain(int exitCode, String message) {
        spec.commandLine().getErr().println("rightsctl retention preview: " + message);
        return exitCode;
    }
}
