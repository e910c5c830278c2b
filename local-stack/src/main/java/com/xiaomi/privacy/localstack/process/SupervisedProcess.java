package com.xiaomi.privacy.localstack.process;

import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A child process that cannot outlive this JVM. Between the two stands a small shell that waits for the end of its
 * standard input: the pipe closes when this JVM ends in whatever way, kill -9 included, and then the shell ends the
 * child, first asking, then by force.
 */
public final class SupervisedProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** Ctrl-C reaches the whole process group; the supervisor must stay until its child is gone. */
    private static final String SUPERVISOR = """
            trap '' INT TERM HUP
            signal=$1; shift
            exec 3<&0
            ( trap - INT TERM HUP; exec "$@" ) </dev/null 3<&- &
            child=$!
            (
              while read -r _; do :; done
              kill -s "$signal" $child 2>/dev/null
              tries=0
              while kill -0 $child 2>/dev/null && [ $tries -lt 100 ]; do
                sleep 0.1
                tries=$((tries + 1))
              done
              kill -s KILL $child 2>/dev/null
            ) <&3 &
            watcher=$!
            exec 3<&-
            wait $child
            code=$?
            kill -s KILL $watcher 2>/dev/null
            exit $code
            """;

    private final String name;
    private final Path log;
    private final Process supervisor;

    private SupervisedProcess(String name, Path log, Process supervisor) {
        this.name = name;
        this.log = log;
        this.supervisor = supervisor;
    }

    /**
     * What to start.
     *
     * @param name the name shown to people
     * @param command the program and its arguments
     * @param environment variables added to those of this JVM
     * @param folder the working folder
     * @param log the file that takes what the program prints; it is replaced
     * @param stopSignal the signal that asks the program to end, for example {@code TERM}
     */
    public record Spec(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path log,
            String stopSignal) {}

    /**
     * Starts a program.
     *
     * @throws StackException if there is no such program
     */
    public static SupervisedProcess start(Spec spec) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SUPERVISOR, spec.name(), spec.stopSignal()));
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(spec.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(spec.log().toFile());
        builder.environment().putAll(spec.environment());
        try {
            return new SupervisedProcess(spec.name(), spec.log(), builder.start());
        } catch (IOException e) {
            throw new StackException("%s does not start: %s".formatted(spec.name(), e.getMessage()), e);
        }
    }

    /** Whether the program still runs. */
    public boolean isAlive() {
        return supervisor.isAlive();
    }

    /**
     * Fails if the program has ended by itself.
     *
     * @throws StackException with the last lines of its log
     */
    public void requireAlive() {
        if (!supervisor.isAlive()) {
            throw new StackException("%s ended with code %d; the end of its log %s:%n%s"
                    .formatted(name, supervisor.exitValue(), log, endOfLog()));
        }
    }

    /** The last lines the program printed. */
    public String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** Waits until the program ends by itself or is ended, and returns its exit code. */
    public int waitFor() throws InterruptedException {
        return supervisor.waitFor();
    }

    /** Ends the program and returns when it is gone. */
    @Override
    public void close() {
        try {
            supervisor.getOutputStream().close();
        } catch (IOException e) {
            // The pipe is only broken if the supervisor has already gone, and with it the program.
            if (supervisor.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
        try {
            if (!supervisor.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
                supervisor.destroyForcibly();
            }
        } catch (InterruptedException e) {
            supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
            supervisor.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
