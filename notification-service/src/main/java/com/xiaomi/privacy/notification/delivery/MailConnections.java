package com.xiaomi.privacy.notification.delivery;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Connections as the mailer makes them, but for two things for which it has no settings: one on which nothing happens for a while is closed,
 * and one is made only when the server has greeted (RFC 5321 3.1). Else one that hangs is never given back to the mailer's pool, and whoever
 * waits for one that ends before the greeting never hears of it. They must be asked for on the thread of their events: on any other the
 * greeting can be there before somebody listens, and is lost.
 */
final class MailConnections {

    private MailConnections() {}

    /**
     * The same Vert.x, making such connections.
     *
     * @param patience how long nothing may happen on one
     */
    static Vertx of(Vertx vertx, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        return around(Vertx.class, (method, arguments) -> {
            if (arguments != null && arguments[0] instanceof NetClientOptions options) {
                options.setConnectTimeout(millis).setIdleTimeout(millis).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
            }
            Object answer = method.invoke(vertx, arguments);
            return answer instanceof NetClient client ? greeted(client) : answer;
        });
    }

    private static NetClient greeted(NetClient client) {
        return around(NetClient.class, (method, arguments) -> {
            Object answer = method.invoke(client, arguments);
            return method.getName().equals("connect") && answer instanceof Future<?> connecting
                    ? connecting.compose(socket -> greeted((NetSocket) socket))
                    : answer;
        });
    }

    private static Future<NetSocket> greeted(NetSocket socket) {
        Promise<NetSocket> made = Promise.promise();
        socket.exceptionHandler(made::tryFail);
        socket.closeHandler(_ -> made.tryFail(new IOException("the mail server hung up before it greeted")));
        socket.handler(greeting -> {
            socket.pause();
            made.tryComplete(repeating(greeting, socket));
        });
        return made.future();
    }

    /** The first to listen hears the greeting, too. */
    private static NetSocket repeating(Buffer greeting, NetSocket socket) {
        AtomicReference<Buffer> unheard = new AtomicReference<>(greeting);
        return around(NetSocket.class, (method, arguments) -> {
            if (!method.getName().equals("handler")) {
                return method.invoke(socket, arguments);
            }
            @SuppressWarnings("unchecked")
            Handler<Buffer> listener = (Handler<Buffer>) arguments[0];
            socket.handler(listener);
            Optional.ofNullable(unheard.getAndSet(null)).ifPresent(listener::handle);
            return socket.resume();
        });
    }

    private static <T> T around(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        return call.with(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private interface Call {
        Object with(Method method, Object[] arguments) throws ReflectiveOperationException;
    }
}
