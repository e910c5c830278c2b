package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.JavaCommand;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One program of ours that can be ended, killed and started again. Each life has its own log file. Thread-safe. */
final class ManagedProcess implements AutoCloseable {
    private static final int KILL_PATIENCE_SECONDS = 10;
    // 128 and the number of SIGTERM.
    private static final int ENDED_BY_SIGNAL = 143;

    private final String name;
    private final String mark;
    private final Path logs;

    private Start start;
    private Map<String, String> environment;
    private SupervisedProcess process;
    private int lives;

    /**
     * @param name shown to people and used for the log files
     * @param environment added to the environment of this JVM
     */
    ManagedProcess(String name, Start start, Map<String, String> environment, Path logs) {
        this.name = name;
        // Tells this program from all other JVMs of the machine when it is to be killed.
        this.mark = "-Dprogram.mark=%s-%d".formatted(name, System.nanoTime());
        this.start = start;
        this.environment = Map.copyOf(environment);
        this.logs = logs;
    }

    /** What to run. */
    @FunctionalInterface
    interface Start {
        /**
         * The command line of one more life.
         *
         * @param mark an option for the JVM of the program
         */
        List<String> command(String mark);

        /** A main class, in a JVM of the same Java as this one. */
        static Start of(Path classPath, String mainClass) {
            // Here a program lives for minutes and starts beside others on few cores: the quick compiler alone is
            // faster to ready.
            return mark -> new JavaCommand("256m")
                    .with(mark, "-XX:TieredStopAtLevel=1")
                    .main(classPath.toString(), mainClass, List.of());
        }
    }

    synchronized void start() {
        lives++;
        String file = lives == 1 ? name + ".log" : "%s.%d.log".formatted(name, lives);
        process = SupervisedProcess.start(
                new SupervisedProcess.Spec(name, start.command(mark), environment, logs, logs.resolve(file), "TERM"));
    }

    /** Lets the lives to come be those of another program, for example of another version of this one. */
    synchronized void becomes(ManagedProcess another) {
        start = another.start;
        environment = another.environment;
    }

    /** The running life; for waiting until it is ready. */
    synchronized SupervisedProcess running() {
        return process;
    }

    /** The process id of the program itself; empty while it does not run. */
    synchronized Optional<Long> pid() {
        return handle().map(ProcessHandle::pid);
    }

    /**
     * Kills the program at once, as {@code kill -9} does, and returns when it is gone.
     *
     * @throws StackException if it does not run
     */
    synchronized void kill() {
        ProcessHandle program =
                handle().orElseThrow(() -> new StackException(name + " does not run, so it cannot be killed"));
        program.destroyForcibly();
        try {
            program.onExit().get(KILL_PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while killing " + name, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException(name + " survived kill -9", e);
        }
    }

    /**
     * Asks the program to end, as {@code kill} does, and returns when it has, however long that takes.
     *
     * @throws StackException if it does not run, or ends otherwise than by that
     */
    synchronized void end() throws InterruptedException {
        handle().orElseThrow(() -> new StackException(name + " does not run, so it cannot be ended"))
                .destroy();
        int code = process.waitFor();
        if (code != 0 && code != ENDED_BY_SIGNAL) {
            throw new StackException(
                    "%s ended with code %d; the end of its log:%n%s".formatted(name, code, process.endOfLog()));
        }
    }

    /** What the kernel says of the program, with single spaces ({@code /proc/…/status}, proc(5)). */
    String status(String field) throws IOException {
        return kernelFile("status").stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip().replaceAll("\\s+", " "))
                .findFirst()
                .orElseThrow();
    }

    /** What the kernel keeps of the program in a file below {@code /proc}. */
    List<String> kernelFile(String file) throws IOException {
        long running = pid().orElseThrow(() -> new StackException(name + " does not run"));
        return Files.readAllLines(Path.of("/proc", Long.toString(running), file));
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.current()
                .descendants()
                .filter(candidate -> candidate.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(mark::equals))
                // The supervising shell has the mark among its arguments as well.
                .filter(candidate -> candidate
                        .info()
                        .command()
                        .map(program -> program.endsWith("/java"))
                        .orElse(false))
                .findFirst();
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.close();
        }
    }
}
