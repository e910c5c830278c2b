package com.xiaomi.privacy.notification.campaign;

import com.xiaomi.privacy.contracts.event.NotificationEvent.PolicyAnnounced;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.PutOff;
import com.xiaomi.privacy.notification.delivery.Deliveries;
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
    // A transaction must not take long.
    private static final int AT_ONCE = 100;

    private final CampaignRepository campaigns;
    private final CampaignRecipients recipients;
    private final OpenRequests openRequests;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Clock clock;

    RunCampaign(
            CampaignRepository campaigns,
            CampaignRecipients recipients,
            OpenRequests openRequests,
            Deliveries deliveries,
            Outbox outbox,
            Clock clock) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.openRequests = openRequests;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID campaignId) throws PutOff {
        Campaign campaign = read(campaignId);
        if (campaign.state() == CampaignState.PREPARING) {
            Set<UUID> open = openRequests.now();
            QuarkusTransaction.requiringNew().run(() -> begin(campaignId, open));
        }
        int perMinute = campaign.plan().perMinute();
        int share = Math.max(1, perMinute / SHARES_A_MINUTE);
        for (int left = share; left > 0; left -= AT_ONCE) {
            int step = Math.min(left, AT_ONCE);
            QuarkusTransaction.requiringNew().run(() -> goOn(campaignId, step, share));
        }
        if (read(campaignId).state() != CampaignState.DONE) {
            // A paused one is looked at, too: whoever resumes it needs nobody to begin it anew.
            throw new PutOff(clock.instant()
                    .plus(perMinute < SHARES_A_MINUTE ? Duration.ofMinutes(1).dividedBy(perMinute) : EVERY));
        }
    }

    private Campaign read(UUID campaignId) {
        return QuarkusTransaction.requiringNew().call(() -> campaigns.findById(campaignId));
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

    private void goOn(UUID campaignId, int step, int share) {
        Optional<Campaign> running =
                campaigns.locked(campaignId).filter(campaign -> campaign.state() == CampaignState.RUNNING);
        if (running.isEmpty()) {
            return;
        }
        Campaign campaign = running.get();
        if (recipients.byState(campaignId).getOrDefault(DeliveryState.PENDING, 0L) >= share) {
            return;
        }
        List<UUID> next = recipients.take(campaignId, step);
        Instant now = clock.instant();
        for (UUID requestId : next) {
            PolicyAnnounced announced = new PolicyAnnounced(
                    requestId,
                    campaignId,
                    campaign.plan().policyVersion(),
                    campaign.plan().effectiveOn(),
                    now);
            outbox.publish(announced);
            deliveries.plan(announced);
        }
        campaign.planned(next.size(), !recipients.areAnyLeft(campaignId));
    }
}
