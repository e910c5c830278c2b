package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a message carries that opens something is asked for when it is sent, and stands in the mail only. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class SecretMailIT extends MailScenario {

    @Test
    void theCodeIsAskedForAtTheMomentOfSendingAndStandsInTheMailOnly() throws Exception {
        String email = contact("erika");
        world.code(challengeId, 200, CODE);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, challenge());
        awaitSent(MessageKind.IDENTITY_CODE);

        MimeMessage mail = mailWith(email, "code");
        assertThat(part(mail, "text/plain")).contains(CODE, "10 minutes");
        assertThat(part(mail, "text/html")).contains(CODE);
        assertThat(subject(mail)).doesNotContain(CODE);
        assertThat(events.records(Topic.NOTIFICATIONS))
                .noneMatch(record ->
                        record.value().contains(CODE) || record.value().contains(email));
        assertThat(log.lines()).noneMatch(line -> line.contains(CODE) || line.contains(email));
    }

    @Test
    void anAccessLinkIsAskedForAtTheMomentOfSendingAndStandsInTheMailOnly() throws Exception {
        String email = contact("erika");
        UUID link = Ids.next();
        world.accessLink(requestId, link, 200, TOKEN);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 2, new RequestEvent.AccessRequested(requestId, link));
        awaitSent(MessageKind.ACCESS_LINK);

        MimeMessage mail = mailWith(email, "link");
        assertThat(part(mail, "text/plain")).contains("/#/requests/" + reference + "/" + TOKEN);
        assertThat(subject(mail)).doesNotContain(TOKEN);
        assertThat(events.records(Topic.NOTIFICATIONS))
                .noneMatch(record -> record.value().contains(TOKEN));
        assertThat(log.lines()).noneMatch(line -> line.contains(TOKEN) || line.contains(email));
    }

    @Test
    void anAccessLinkThatWasUsedMeanwhileIsNotSent() throws Exception {
        String email = contact("erika");
        UUID link = Ids.next();
        world.accessLink(requestId, link, 410, "");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 2, new RequestEvent.AccessRequested(requestId, link));

        assertThat(awaitGivenUp(MessageKind.ACCESS_LINK).reason()).isEqualTo("LINK_SUPERSEDED");
        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(world.mailbox(email)).hasSize(1);
    }

    @Test
    void aNewContactIsAskedThereAndTheFormerOneIsTold() throws Exception {
        String former = contact("erika");
        String future = "new." + former;
        UUID change = Ids.next();
        world.contactChange(requestId, change, 200, future, Optional.of(TOKEN));
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 2, new RequestEvent.ContactChangeAsked(requestId, change));
        awaitSent(MessageKind.CONTACT_CONFIRMATION);
        MimeMessage question = mailWith(future, "confirm");
        assertThat(part(question, "text/plain"))
                .contains("/#/requests/" + reference + "/contact/" + TOKEN)
                .doesNotContain("Erika");
        world.contactChange(requestId, change, 200, former, Optional.empty());
        events.send(Ids.next(), 3, new RequestEvent.ContactChanged(requestId, change, Instant.now(), Ids.next()));
        awaitSent(MessageKind.CONTACT_CHANGED);

        assertThat(part(mailWith(former, "another address"), "text/plain")).doesNotContain(TOKEN, future);
        assertThat(world.mailbox(future)).hasSize(1);
        assertThat(log.lines()).noneMatch(line -> line.contains(TOKEN) || line.contains(future));
    }

    @Test
    void aNewContactThatWasConfirmedOrReplacedMeanwhileIsNotAsked() throws Exception {
        String former = contact("erika");
        UUID confirmed = Ids.next();
        UUID replaced = Ids.next();
        world.contactChange(requestId, confirmed, 200, former, Optional.empty());
        world.contactChange(requestId, replaced, 410, "", Optional.empty());
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 2, new RequestEvent.ContactChangeAsked(requestId, confirmed));
        events.send(Ids.next(), 3, new RequestEvent.ContactChangeAsked(requestId, replaced));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published())
                        .filteredOn(NotificationEvent.GivenUp.class::isInstance)
                        .extracting(given -> ((NotificationEvent.GivenUp) given).reason())
                        .containsExactly("LINK_SUPERSEDED", "LINK_SUPERSEDED"));
        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(world.mailbox(former)).hasSize(1);
    }

    @Test
    void aCodeThatIsNotToBeSentAnyMoreIsGivenUpQuietly() throws Exception {
        String email = contact("erika");
        world.code(challengeId, 410, "");
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, challenge());

        assertThat(awaitGivenUp(MessageKind.IDENTITY_CODE).reason()).isEqualTo("CODE_SUPERSEDED");
        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(world.mailbox(email)).hasSize(1);
    }

    @Test
    void aCodeThatIsAskedForBeforeTheRequestIsKnownHereIsSentLater() throws Exception {
        contact("erika");
        world.code(challengeId, 200, CODE);
        events.send(Ids.next(), 1, challenge());
        await().atMost(PATIENCE).until(() -> log.lines().stream().anyMatch(line -> line.contains("is tried again in")));
        events.send(Ids.next(), 1, submitted("en"));

        awaitSent(MessageKind.IDENTITY_CODE);
    }

    @Test
    void theDataSubjectIsAskedByTheirOwnContactAndTheCodeStandsBehindTheHashOnly() throws Exception {
        String requester = contact("agent");
        String subject = "lotte." + requestId + "@example.org";
        UUID mandate = Ids.next();
        world.subjectContact(requestId, subject);
        world.confirmation(mandate, 200, MANDATE_CODE);
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, new IdentityEvent.MandateConfirmationAsked(requestId, Ids.next(), mandate));
        awaitSent(MessageKind.MANDATE_CONFIRMATION);

        MimeMessage mail = world.mailbox(subject).getFirst();
        assertThat(part(mail, "text/plain"))
                .startsWith("Hello,")
                .contains("your authorised agent", "access to your data and erasure", "say no")
                .contains("/#/mandates/" + mandate + "/" + MANDATE_CODE)
                .doesNotContain("Erika", "Your request:");
        assertThat(subject(mail)).contains(reference).doesNotContain(MANDATE_CODE);
        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(world.mailbox(requester)).hasSize(1);
        assertThat(events.records(Topic.NOTIFICATIONS))
                .noneMatch(record ->
                        record.value().contains(MANDATE_CODE) || record.value().contains(subject));
        assertThat(log.lines()).noneMatch(line -> line.contains(MANDATE_CODE) || line.contains(subject));
    }

    @Test
    void aDataSubjectWithoutAContactOfTheirOwnOrWithNothingLeftToAnswerGetsNoMail() throws Exception {
        String requester = contact("agent");
        UUID mandate = Ids.next();
        events.send(Ids.next(), 1, submitted("en"));
        events.send(Ids.next(), 1, new IdentityEvent.MandateConfirmationAsked(requestId, Ids.next(), mandate));
        assertThat(awaitGivenUp(MessageKind.MANDATE_CONFIRMATION).reason()).isEqualTo("CONTACT_GONE");

        String subject = "lotte." + requestId + "@example.org";
        world.subjectContact(requestId, subject);
        world.confirmation(mandate, 410, "");
        events.send(Ids.next(), 2, new IdentityEvent.MandateConfirmationAsked(requestId, Ids.next(), mandate));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published())
                        .filteredOn(NotificationEvent.GivenUp.class::isInstance)
                        .extracting(event -> ((NotificationEvent.GivenUp) event).reason())
                        .containsExactly("CONTACT_GONE", "CODE_SUPERSEDED"));
        assertThat(world.mailbox(subject)).isEmpty();
        awaitSent(MessageKind.REQUEST_RECEIVED);
        assertThat(world.mailbox(requester)).hasSize(1);
    }
}
