package com.xiaomi.privacy.localstack.origin;

import com.xiaomi.privacy.localstack.LocalServer;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The reverse proxy in front of the services. */
public final class OriginServer implements LocalServer {
    private static final int CONNECT_MILLISECONDS = 2_000;
    private static final int CONNECTIONS_PER_SERVICE = 256;
    private static final int PATIENCE_SECONDS = 20;

    private final int port;
    private final Map<LocalService, URI> services;
    private Vertx vertx;

    /**
     * An origin not yet started.
     *
     * @param services the base URL of each service
     */
    public OriginServer(int port, Map<LocalService, URI> services) {
        this.port = port;
        this.services = Map.copyOf(services);
    }

    @Override
    public String name() {
        return "Origin";
    }

    @Override
    public void start() {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1));
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLISECONDS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVICE));
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                // A client that asks before it sends a large body is told to go on.
                .setHandle100ContinueAutomatically(true);
        Forwarder forwarder = new Forwarder(client, services);
        await(vertx.createHttpServer(options).requestHandler(forwarder).listen());
    }

    private void await(io.vertx.core.Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException("The origin on port %d: %s".formatted(port, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The origin was interrupted", e);
        }
    }

    /** Nothing to do: it keeps no state. */
    @Override
    public void reset() {
        if (vertx == null) {
            throw new StackException("The origin does not run");
        }
    }

    @Override
    public void close() {
        if (vertx != null) {
            await(vertx.close());
        }
    }
}
