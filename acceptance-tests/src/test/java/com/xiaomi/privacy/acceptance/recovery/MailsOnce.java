package com.xiaomi.privacy.acceptance.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.acceptance.http.Patience;
import com.xiaomi.privacy.acceptance.http.PatientHttp;
import com.xiaomi.privacy.acceptance.journey.JourneyReport;
import com.xiaomi.privacy.acceptance.mail.Mail;
import com.xiaomi.privacy.acceptance.mail.Mailbox;
import com.xiaomi.privacy.acceptance.system.Deliveries;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Each message of a journey was sent, and by one delivery. */
final class MailsOnce {

    private MailsOnce() {}

    /**
     * Checks it.
     *
     * @return how many mails came again with the same Message-ID: only a kill between SMTP's DATA and its record may do that
     */
    static int repeated(RunningSystem system, JourneyReport journey) throws IOException {
        Set<UUID> seen = journey.mails().stream().map(Mail::deliveryId).collect(Collectors.toSet());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(sent(system, journey))
                        .extracting(Deliveries.Sent::deliveryId)
                        .containsAll(seen));
        List<Deliveries.Sent> reported = sent(system, journey);
        Set<UUID> deliveries =
                reported.stream().map(Deliveries.Sent::deliveryId).collect(Collectors.toSet());
        List<UUID> arrived = mailbox(system, journey).mails().stream()
                .map(Mail::deliveryId)
                .filter(deliveries::contains)
                .toList();

        assertThat(arrived).containsAll(seen).containsAll(deliveries);
        assertThat(reported).extracting(Deliveries.Sent::deliveryId).doesNotHaveDuplicates();
        assertThat(reported)
                .extracting(Deliveries.Sent::message)
                .filteredOn(message -> message != MessageKind.IDENTITY_CODE)
                .containsExactlyInAnyOrder(
                        MessageKind.REQUEST_RECEIVED,
                        MessageKind.IDENTITY_PROVEN,
                        MessageKind.CASE_IN_FULFILMENT,
                        MessageKind.CASE_CLOSED);
        return arrived.size() - deliveries.size();
    }

    private static Mailbox mailbox(RunningSystem system, JourneyReport journey) {
        return new Mailbox(
                new PatientHttp(new Patience(Duration.ofSeconds(10), () -> {})),
                system.addresses().mailApi(),
                journey.person().email());
    }

    private static List<Deliveries.Sent> sent(RunningSystem system, JourneyReport journey) throws IOException {
        return Deliveries.sent(system, journey.requestId());
    }
}
