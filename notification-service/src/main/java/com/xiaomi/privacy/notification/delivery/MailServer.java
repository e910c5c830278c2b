package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.notification.NotificationConfig;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.Set;

/**
 * The mail server, by the mailer of Quarkus with all of its settings, over {@link MailConnections}, and on one thread. The mailer gives its pool
 * of connections up when the last one closes, and a mail that another thread brings at that moment waits in it for ever.
 */
@ApplicationScoped
class MailServer {

    private final Mailers mailers;
    private final ReactiveMailer mailer;
    private final Context thread;
    private final Duration longest;

    MailServer(
            Vertx vertx,
            io.vertx.mutiny.core.Vertx mutiny,
            MailersRuntimeConfig settings,
            TlsConfigurationRegistry tls,
            Event<SentMail> told,
            NotificationConfig config) {
        MailerSupport onlyOne = new MailerSupport(true, Set.of());
        this.mailers = new Mailers(
                MailConnections.of(vertx, config.mailServerPatience()),
                mutiny,
                settings,
                LaunchMode.current(),
                onlyOne,
                tls,
                told);
        this.mailer = mailers.reactiveMailerFromName(Mailers.DEFAULT_MAILER_NAME);
        this.thread = ((VertxInternal) vertx).createEventLoopContext();
        this.longest = settings.mailers().get(Mailers.DEFAULT_MAILER_NAME).timeout();
    }

    /**
     * Hands a mail over.
     *
     * @throws RuntimeException if it was not taken, or nobody knows whether it was
     */
    void send(Mail mail) {
        mailer.send(mail)
                .runSubscriptionOn(task -> thread.runOnContext(_ -> task.run()))
                .await()
                .atMost(longest);
    }

    @PreDestroy
    void stop() {
        mailers.stop();
    }
}
