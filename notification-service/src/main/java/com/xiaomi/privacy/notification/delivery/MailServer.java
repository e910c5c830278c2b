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
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Set;

/** The mail server, by the mailer of Quarkus with all of its settings, over {@link MailConnections}. */
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
                MailConnections.of(vertx, config.mailServerPatience()),
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
}
