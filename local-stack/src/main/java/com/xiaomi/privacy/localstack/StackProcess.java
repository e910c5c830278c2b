package com.xiaomi.privacy.localstack;

import com.xiaomi.privacy.localstack.process.Await;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.JavaCommand;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A stack in a JVM of its own, which ends with this JVM at the latest. */
public final class StackProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String CLASS_PATH_FILE = "stack.classpath";

    private final SupervisedProcess process;
    private final Endpoints endpoints;

    private StackProcess(SupervisedProcess process, Endpoints endpoints) {
        this.process = process;
        this.endpoints = endpoints;
    }

    /**
     * Starts a stack and returns when all its servers answer.
     *
     * @throws StackException if it does not come up
     */
    public static StackProcess start(StackOptions options) {
        Path home = Folders.create(options.home());
        Path log = home.resolve("stack.log");
        List<String> command =
                new JavaCommand("256m").main(classPath(options.cache()), MAIN, StackArguments.of(options));
        SupervisedProcess process =
                SupervisedProcess.start(new SupervisedProcess.Spec("The stack", command, Map.of(), home, log, "TERM"));
        try {
            Await.ready(
                    "The stack",
                    process,
                    PATIENCE,
                    () -> Endpoints.read(home).filter(SharedStack::isAlive).isPresent());
        } catch (StackException e) {
            process.close();
            throw e;
        }
        return new StackProcess(process, Endpoints.read(home).orElseThrow());
    }

    private static final String MAIN = "com.xiaomi.privacy.localstack.StackMain";

    /** The libraries are listed by the build of this module; the module's own classes are where this one came from. */
    private static String classPath(Path cache) {
        try {
            Path own = Path.of(StackProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return own + ":" + Files.readString(cache.resolve(CLASS_PATH_FILE)).strip();
        } catch (IOException e) {
            throw new StackException(
                    "%s has no %s: build the module local-stack first.".formatted(cache, CLASS_PATH_FILE), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the servers listen. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Stops the stack and returns when all its processes are gone. */
    @Override
    public void close() {
        process.close();
    }
}
