package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.NotificationEvent.PolicyAnnounced;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who has two requests gets the message of a campaign once, by whichever of them it can be sent. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class CampaignAddressIT extends BacklogScenario {

    private final UUID campaignId = Ids.next();

    @Test
    void whileOneIsPutOffTheOtherWaitsAndIsNotNeededOnceThatIsSent() throws Exception {
        String email = announced("busy");

        assertThat(awaitSettled()).containsExactlyInAnyOrder("SENT", "TOLD_ALREADY");
        assertThat(world.mailbox(email)).hasSize(1);
    }

    @Test
    void whatIsGivenUpForOneRequestIsSentForTheOther() throws Exception {
        String email = announced("fickle");

        assertThat(awaitSettled()).containsExactlyInAnyOrder("REFUSED_BY_MAIL_SERVER", "SENT");
        assertThat(world.mailbox(email)).hasSize(1);
    }

    /** To two requests at once; their address. */
    private String announced(String who) throws Exception {
        String email = address(who, requestId);
        List<UUID> requests = List.of(known(requestId, email), known(Ids.next(), email));
        QuarkusTransaction.requiringNew()
                .run(() -> requests.forEach(request -> deliveries.plan(new PolicyAnnounced(
                        request, campaignId, "2027-01-01", LocalDate.parse("2027-01-01"), Instant.now()))));
        return email;
    }

    /** What became of the two: why they were given up, or that they were not. */
    private List<String> awaitSettled() {
        await().atMost(PATIENCE)
                .until(() ->
                        database.count("delivery WHERE campaign_id = ? AND settled_at IS NOT NULL", campaignId) == 2);
        return database.values(
                String.class,
                "SELECT coalesce(given_up_reason, state) FROM delivery WHERE campaign_id = ?",
                campaignId);
    }
}
