package com.xiaomi.privacy.localstack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a child JVM of the same Java as this one. */
public final class JavaCommand {
    private final List<String> options = new ArrayList<>();

    /**
     * A JVM with a small heap.
     *
     * @param maximumHeap as in {@code -Xmx}, for example {@code 256m}
     */
    public JavaCommand(String maximumHeap) {
        // The optimising compiler stays on: without it Keycloak makes its RSA keys ten times slower.
        options.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + maximumHeap,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                // The servers' libraries still use it, and a warning at each start helps nobody.
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.net.preferIPv4Stack=true"));
    }

    /** Adds options of the JVM. */
    public JavaCommand with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** The command line of a main class. */
    public List<String> main(String classPath, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }
}
