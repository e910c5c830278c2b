package com.xiaomi.privacy.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A subscriber in a process of its own, started as docs/subscribe.md says, with a folder that outlives it. */
final class RunningSubscriber implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Kind kind;
    private final Map<String, String> environment;
    private final Path folder;
    private Process process;

    RunningSubscriber(Kind kind, Map<String, String> environment, Path folder) {
        this.kind = kind;
        this.environment = environment;
        this.folder = folder;
    }

    /** What it is written in. */
    enum Kind {
        JAVA(
                Path.of(""),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/example-subscriber-1.0.0.jar"),
        NODE(Path.of("node"), "node", "subscriber.mjs");

        private final Path from;
        private final List<String> command;

        Kind(Path from, String... command) {
            this.from = from.toAbsolutePath();
            this.command = List.of(command);
        }
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(kind.command)
                .directory(kind.from.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("SUBSCRIBER_FOLDER", folder.toString());
        process = builder.start();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Where it says each case stands, by case id; a missing node before it said anything. */
    JsonNode cases() throws IOException {
        requireAlive();
        Path file = folder.resolve("cases.json");
        return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.missingNode();
    }

    /** The ids of the events that it told, in its order, and of those that it told and forgot. */
    List<String> ids() throws IOException {
        requireAlive();
        return Files.readAllLines(told()).stream().map(RunningSubscriber::idOf).toList();
    }

    /** All that it has on disk. */
    String everything() throws IOException {
        return Files.readString(told()) + Files.readString(folder.resolve("cases.json"));
    }

    private static String idOf(String line) {
        try {
            return JSON.readTree(line).path("id").asText();
        } catch (IOException e) {
            throw new IllegalStateException("not a line of JSON: " + line, e);
        }
    }

    private void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The subscriber ended:\n" + Files.readString(log()));
        }
    }

    private Path told() {
        return folder.resolve("told.jsonl");
    }

    private Path log() {
        return folder.resolve("subscriber.log");
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
