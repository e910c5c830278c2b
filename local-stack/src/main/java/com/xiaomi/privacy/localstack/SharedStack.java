package com.xiaomi.privacy.localstack;

import com.xiaomi.privacy.localstack.process.Folders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The stack that all tests of a build share: the one that already runs in the folder named by the system property
 * {@code local.stack.home}, otherwise one that is started for this JVM and ends with it.
 */
public final class SharedStack {
    /** System property: the folder whose stack is shared. */
    public static final String HOME_PROPERTY = "local.stack.home";

    /** System property: the servers to start if none runs, for example {@code postgres,kafka}; all by default. */
    public static final String SERVERS_PROPERTY = "local.stack.servers";

    /** Set by this class: the folder of the stack started for this JVM, for the other class loaders in it. */
    private static final String OWN_HOME_PROPERTY = "local.stack.own-home";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RESET_PATIENCE = Duration.ofSeconds(60);

    private SharedStack() {}

    /**
     * Where the shared stack's servers listen; starts it if none runs.
     *
     * @throws StackException if it does not come up
     */
    public static Endpoints endpoints() {
        // System.class is the same object for every class loader; Quarkus' tests load this class more than once.
        synchronized (System.class) {
            return running().orElseGet(SharedStack::startForThisJvm);
        }
    }

    private static Optional<Endpoints> running() {
        String own = System.getProperty(OWN_HOME_PROPERTY);
        Path home = own == null ? home() : Path.of(own);
        return Endpoints.read(home).filter(SharedStack::isAlive);
    }

    /** The folder named by the system property, or the usual one below the working folder. */
    static Path home() {
        return Path.of(System.getProperty(HOME_PROPERTY, ".local-stack")).toAbsolutePath();
    }

    private static Endpoints startForThisJvm() {
        Path home = home().resolve("test-" + ProcessHandle.current().pid());
        StackProcess process = StackProcess.start(
                StackOptions.in(home).withCache(home().resolve("cache")).withServers(servers()));
        System.setProperty(OWN_HOME_PROPERTY, home.toString());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            process.close();
                            Folders.delete(home);
                        },
                        "stop the shared stack"));
        return process.endpoints();
    }

    private static Set<ServerKind> servers() {
        String list = System.getProperty(SERVERS_PROPERTY);
        return list == null ? EnumSet.allOf(ServerKind.class) : StackArguments.servers(list);
    }

    /**
     * Brings all servers of the shared stack back to the state right after their start.
     *
     * @throws StackException if that fails
     */
    public static void reset() {
        URI url = endpoints().controlUrl().resolve("/reset");
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(RESET_PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> response;
        try {
            response = send(request);
        } catch (IOException e) {
            throw new StackException("The stack does not answer: " + e.getMessage(), e);
        }
        if (response.statusCode() != 200) {
            throw new StackException("The stack cannot be reset: " + response.body());
        }
    }

    /** Whether the stack that wrote these endpoints still runs. */
    static boolean isAlive(Endpoints endpoints) {
        if (ProcessHandle.of(endpoints.pid()).isEmpty()) {
            return false;
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoints.controlUrl().resolve("/alive"))
                    .timeout(PATIENCE)
                    .build();
            return send(request).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while asking the stack", e);
        }
    }
}
