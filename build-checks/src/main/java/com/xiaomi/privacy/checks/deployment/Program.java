package com.xiaomi.privacy.checks.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs programs that check or render. */
final class Program {
    private Program() {}

    /** A program of that name on the path; empty if there is none. */
    static Optional<Path> installed(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * What a program prints.
     *
     * @param input what it reads
     * @throws IllegalStateException if it fails, with what it said
     */
    static String run(List<String> command, Path folder, String input) {
        try {
            Path in = Files.writeString(Files.createTempFile("input", ".txt"), input);
            Path out = Files.createTempFile("output", ".txt");
            Path errors = Files.createTempFile("errors", ".txt");
            try {
                int code = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile())
                        .start()
                        .waitFor();
                if (code != 0) {
                    throw new IllegalStateException("%s ended with %d:%n%s"
                            .formatted(String.join(" ", command), code, Files.readString(errors)));
                }
                return Files.readString(out);
            } finally {
                Files.delete(in);
                Files.delete(out);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
