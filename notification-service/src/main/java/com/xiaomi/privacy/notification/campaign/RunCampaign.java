package com.xiaomi.privacy.notification.campaign;

import com.xiaomi.privacy.contracts.event.NotificationEvent.PolicyAnnounced;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.PutOff;
import com.xiaomi.privacy.notification.delivery.Announcements;
import com.xiaomi.privacy.notification.delivery.DeliveryState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Plans the messages of a campaign, a share every ten seconds and none while as many wait to be sent. Begun anew after a crash it goes on
 * where it was.
 */
@ApplicationScoped
class RunCampaign implements DurableWork {

    static final String NAME = "run-campaign";

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int SHARES_A_MINUTE = 6;

    private final CampaignRepository campaigns;
    private final CampaignRecipients recipients;
    private final OpenRequests openRequests;
    private final Announcements announcements;
    private final Outbox outbox;
    private final Clock clock;

    RunCampaign(
            CampaignRepository campaigns,
            CampaignRecipients recipients,
            OpenRequests openRequests,
            Announcements announcements,
            Outbox outbox,
            Clock clock) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.openRequests = openRequests;
        this.announcements = announcements;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID campaignId) throws PutOff {
        if (isIn(campaignId, CampaignState.PREPARING)) {
            Set<UUID> open = openRequests.now();
            QuarkusTransaction.requiringNew().run(() -> begin(campaignId, open));
        }
        QuarkusTransaction.requiringNew().run(() -> goOn(campaignId));
        if (isIn(campaignId, CampaignState.RUNNING)) {
            throw new PutOff(clock.instant().plus(EVERY));
        }
    }

    private boolean isIn(UUID campaignId, CampaignState state) {
        return QuarkusTransaction.requiringNew()
                .call(() -> campaigns.findByIdOptional(campaignId))
                .filter(campaign -> campaign.state() == state)
                .isPresent();
    }

    private void begin(UUID campaignId, Set<UUID> open) {
        campaigns
                .locked(campaignId)
                .filter(campaign -> campaign.state() == CampaignState.PREPARING)
                .ifPresent(campaign -> {
                    recipients.add(campaignId, open);
                    campaign.begin(open.size());
                });
    }

    private void goOn(UUID campaignId) {
        Optional<Campaign> running =
                campaigns.locked(campaignId).filter(campaign -> campaign.state() == CampaignState.RUNNING);
        if (running.isEmpty()) {
            return;
        }
        Campaign campaign = running.get();
        int share = Math.max(1, campaign.plan().perMinute() / SHARES_A_MINUTE);
        if (recipients.byState(campaignId).getOrDefault(DeliveryState.PENDING, 0L) >= share) {
            return;
        }
        List<UUID> next = recipients.take(campaignId, share);
        Instant now = clock.instant();
        for (UUID requestId : next) {
            PolicyAnnounced announced = new PolicyAnnounced(
                    requestId,
                    campaignId,
                    campaign.plan().policyVersion(),
                    campaign.plan().effectiveOn(),
                    now);
            outbox.publish(announced);
            announcements.plan(announced);
        }
        campaign.planned(next.size(), recipients.left(campaignId) == 0);
    }
}
