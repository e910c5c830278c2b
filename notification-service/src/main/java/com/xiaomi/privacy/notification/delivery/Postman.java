package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.foundation.contact.MailAddress;
import com.xiaomi.privacy.foundation.observation.Counters;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.startup.Transience;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.letter.Letter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.runtime.Startup;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Hands letters to the mail server. What the server says may repeat the address, so none of it goes any further but its code, and of
 * failures the names of their classes.
 */
@ApplicationScoped
@Startup
public class Postman {

    /** Counts what became of mails, by {@code outcome}. */
    static final String METRIC = "mails";

    private static final Logger LOG = Logger.getLogger(Postman.class);

    private final MailServer server;
    private final MailServerPlaces places;
    private final Counters<Receipt> receipts;
    private final Optional<String> returnAddress;
    private final String domain;

    Postman(MailServer server, MailServerPlaces places, MeterRegistry metrics, NotificationConfig config) {
        this.server = server;
        this.places = places;
        this.receipts = new Counters<>(metrics, METRIC, "outcome", Receipt.class);
        this.returnAddress = config.bounces().map(NotificationConfig.Bounces::address);
        this.domain = config.sender().substring(config.sender().lastIndexOf('@'));
    }

    /** The Message-ID of what has an id here, the same for every attempt to send it. */
    public String messageId(UUID id) {
        return "<" + id + domain + ">";
    }

    /** Sends a letter once. */
    public Receipt send(Personal recipient, Letter letter, String messageId) {
        Receipt receipt = switch (MailAddress.of(recipient)) {
            case MailAddress.Sendable(Personal written) -> handOver(mail(written, letter, messageId));
            case MailAddress.Internationalised _ -> Receipt.NEEDS_SMTPUTF8;
            case MailAddress.Unusable _ -> Receipt.UNUSABLE;
        };
        receipts.count(receipt);
        return receipt;
    }

    private Mail mail(Personal recipient, Letter letter, String messageId) {
        Mail mail = new Mail()
                .addTo(recipient.reveal())
                .setSubject(letter.subject())
                .setText(letter.text())
                .setHtml(letter.html())
                .addHeader("Message-ID", messageId)
                .addHeader("Content-Language", letter.language())
                .addHeader("Auto-Submitted", "auto-generated");
        returnAddress.ifPresent(mail::setBounceAddress);
        return mail;
    }

    private Receipt handOver(Mail mail) {
        try {
            server.send(mail);
            places.answered();
            return Receipt.ACCEPTED;
        } catch (IllegalArgumentException e) {
            // The mailer finds more wrong with the address than we do; its message holds it.
            return Receipt.UNUSABLE;
        } catch (RuntimeException e) {
            Optional<SMTPException> answer = answer(e);
            if (answer.isPresent()) {
                places.answered();
                LOG.debugf("a mail is answered with %d", answer.get().getReplyCode());
                return refusesForGood(answer.get()) ? Receipt.REFUSED : Receipt.PUT_OFF;
            }
            places.silent();
            LOG.warnf("a mail is unanswered: %s", Transience.describe(e));
            return Receipt.UNANSWERED;
        }
    }

    private static Optional<SMTPException> answer(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SMTPException.class::isInstance)
                .map(SMTPException.class::cast)
                .findFirst();
    }

    /** The recipient, or the mail. Where it refuses us, by greeting, sign-in or sender, mails wait until somebody has mended that. */
    private static boolean refusesForGood(SMTPException answer) {
        return answer.isPermanent()
                && Stream.of("recipient address not accepted", "sending data failed")
                        .anyMatch(answer.getMessage()::startsWith);
    }

    /** What became of a letter. */
    public enum Receipt {
        /** It is the mail server's from now on. */
        ACCEPTED,
        /** It is refused for good (SMTP 5xx). */
        REFUSED,
        /** It is not taken now (SMTP 4xx), or nothing is taken from us. */
        PUT_OFF,
        /** Nobody said whether it was taken. */
        UNANSWERED,
        /** This mailer does not write to addresses whose part before the @ is not ASCII. */
        NEEDS_SMTPUTF8,
        /** No mail can be sent there. */
        UNUSABLE
    }
}
