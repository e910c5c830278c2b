package com.xiaomi.privacy.notification.delivery;

import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.notification.testing.Events;
import com.xiaomi.privacy.notification.testing.LogRecorder;
import com.xiaomi.privacy.notification.testing.World;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of mails share: a request of somebody whose mailbox is looked into, and services that answer as they are taught. */
public abstract class MailScenario {

    protected static final Duration PATIENCE = Duration.ofSeconds(60);
    protected static final String CODE = "40718293";
    static final String MANDATE_CODE = "bWFuZGF0ZS1mb3ItdGVzdHMtb25seS0w";
    protected static final String TOKEN = "Zm9yLXRlc3RzLW9ubHktMDEyMzQ1Njc4OWFiY2RlZmc";

    @Inject
    protected Events events;

    @Inject
    protected World world;

    protected final UUID requestId = Ids.next();
    protected final UUID caseId = Ids.next();
    protected final UUID challengeId = Ids.next();
    protected final String reference = Reference.random().value();
    protected final LogRecorder log = new LogRecorder();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
    }

    protected String contact(String who) throws Exception {
        String email = who + "." + requestId + "@example.org";
        world.contact(requestId, email, "Erika Mustermann", 0);
        return email;
    }

    protected RequestEvent.Submitted submitted(String language) {
        return new RequestEvent.Submitted(
                requestId,
                reference,
                Ids.next(),
                Cell.EU,
                "DE",
                null,
                language,
                RequesterKind.SELF,
                Instant.now(),
                "2024-12-16",
                List.of(new RequestEvent.RequestedCase(caseId, Right.ACCESS, Sensitivity.NORMAL)),
                false,
                null,
                Ids.next());
    }

    protected IdentityEvent.ChallengeIssued challenge() {
        return new IdentityEvent.ChallengeIssued(requestId, Ids.next(), challengeId, VerificationPurpose.CASE, 1);
    }

    protected NotificationEvent.Sent awaitSent(MessageKind message) {
        return awaitPublished(NotificationEvent.Sent.class, message);
    }

    protected NotificationEvent.GivenUp awaitGivenUp(MessageKind message) {
        return awaitPublished(NotificationEvent.GivenUp.class, message);
    }

    <T extends NotificationEvent> T awaitPublished(Class<T> type, MessageKind message) {
        return await().atMost(PATIENCE)
                .until(
                        () -> published().stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(event -> messageOf(event) == message)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    protected static MessageKind messageOf(NotificationEvent event) {
        return switch (event) {
            case NotificationEvent.Sent sent -> sent.message();
            case NotificationEvent.GivenUp givenUp -> givenUp.message();
            case NotificationEvent.PolicyAnnounced _, NotificationEvent.ErasureConfirmed _ -> null;
        };
    }

    protected List<PrivacyEvent> published() {
        return events.of(Topic.NOTIFICATIONS, requestId);
    }

    MimeMessage mailWith(String email, String word) {
        return world.mailbox(email).stream()
                .filter(mail -> subject(mail).contains(word))
                .findFirst()
                .orElseThrow();
    }

    protected static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static String part(Part whole, String type) throws Exception {
        if (whole.isMimeType(type)) {
            return (String) whole.getContent();
        }
        if (whole.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
