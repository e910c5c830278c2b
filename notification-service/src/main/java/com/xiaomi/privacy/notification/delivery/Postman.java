package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.letter.Letter;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Hands letters to the mail server. What the server says may repeat the address, so none of it goes any further. */
@ApplicationScoped
public class Postman {

    // One address and nothing else: no second one, no name, no line break that would begin a header of its own.
    private static final Pattern ONE_ADDRESS =
            Pattern.compile("[^\\s\\p{Cntrl}<>(),;:\"]+@[^\\s\\p{Cntrl}<>(),;:\"@]+");

    private final Mailer mailer;
    private final Optional<String> returnAddress;
    private final String domain;

    Postman(Mailer mailer, NotificationConfig config) {
        this.mailer = mailer;
        this.returnAddress = config.bounces().map(NotificationConfig.Bounces::address);
        this.domain = config.sender().substring(config.sender().lastIndexOf('@'));
    }

    /** The Message-ID of what has an id here, the same for every attempt to send it. */
    public String messageId(UUID id) {
        return "<" + id + domain + ">";
    }

    /**
     * Sends a letter.
     *
     * @throws IOException if trying again later can help
     */
    public Receipt send(Personal recipient, Letter letter, String messageId) throws IOException {
        if (!ONE_ADDRESS.matcher(recipient.reveal()).matches()) {
            return Receipt.UNUSABLE;
        }
        Mail mail = new Mail()
                .addTo(recipient.reveal())
                .setSubject(letter.subject())
                .setText(letter.text())
                .setHtml(letter.html())
                .addHeader("Message-ID", messageId)
                .addHeader("Content-Language", letter.language())
                .addHeader("Auto-Submitted", "auto-generated");
        returnAddress.ifPresent(mail::setBounceAddress);
        try {
            mailer.send(mail);
            return Receipt.ACCEPTED;
        } catch (IllegalArgumentException e) {
            // The mailer finds more wrong with it than the pattern does; its message holds the address.
            return Receipt.UNUSABLE;
        } catch (RuntimeException e) {
            if (isRefusedForGood(e)) {
                return Receipt.REFUSED;
            }
            throw new MailServerUnavailable();
        }
    }

    private static boolean isRefusedForGood(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                return smtp.isPermanent();
            }
        }
        return false;
    }

    /** What became of a letter. */
    public enum Receipt {
        /** The mail server has taken it. */
        ACCEPTED,
        /** The mail server will never take it. */
        REFUSED,
        /** The address is none. */
        UNUSABLE
    }

    /** The mail server did not take the message, perhaps later. Carries no cause: it may hold the address. */
    static final class MailServerUnavailable extends IOException {
        private static final long serialVersionUID = 1L;

        MailServerUnavailable() {
            super("the mail server did not take the message");
        }
    }
}
