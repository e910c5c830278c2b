package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.notification.NotificationConfig;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The mail server, by the mailer of Quarkus with all of its settings, and one more: a connection on which nothing happens for a while is
 * closed. Without it one that hangs is never given back to the pool, and a few of them stop all mails until the next start.
 */
@ApplicationScoped
class MailServer {

    private final Mailers mailers;
    private final Mailer mailer;

    MailServer(
            Vertx vertx,
            io.vertx.mutiny.core.Vertx mutiny,
            MailersRuntimeConfig settings,
            TlsConfigurationRegistry tls,
            Event<SentMail> told,
            NotificationConfig config) {
        MailerSupport onlyOne = new MailerSupport(true, Set.of());
        this.mailers = new Mailers(
                hangingUp(vertx, config.mailServerPatience()),
                mutiny,
                settings,
                LaunchMode.current(),
                onlyOne,
                tls,
                told);
        this.mailer = mailers.mailerFromName(Mailers.DEFAULT_MAILER_NAME);
    }

    /**
     * Hands a mail over.
     *
     * @throws RuntimeException if it was not taken, or nobody knows whether it was
     */
    void send(Mail mail) {
        mailer.send(mail);
    }

    @PreDestroy
    void stop() {
        mailers.stop();
    }

    /** The same Vert.x, whose connections to others end when nothing happens on them. The mailer has no setting for it. */
    private static Vertx hangingUp(Vertx vertx, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        return (Vertx) Proxy.newProxyInstance(
                Vertx.class.getClassLoader(), new Class<?>[] {Vertx.class}, (_, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof NetClientOptions options) {
                        options.setConnectTimeout(millis)
                                .setIdleTimeout(millis)
                                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
                    }
                    try {
                        return method.invoke(vertx, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
