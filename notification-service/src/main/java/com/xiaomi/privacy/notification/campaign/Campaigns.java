package com.xiaomi.privacy.notification.campaign;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.client.IfMatch;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.notification.campaign.Campaign.Plan;
import com.xiaomi.privacy.notification.delivery.DeliveryState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the data protection officer does with campaigns. */
@ApplicationScoped
class Campaigns {

    private final CampaignRepository campaigns;
    private final CampaignRecipients recipients;
    private final OpenRequests openRequests;
    private final WorkQueue workQueue;
    private final AuditTrail trail;
    private final Clock clock;

    Campaigns(
            CampaignRepository campaigns,
            CampaignRecipients recipients,
            OpenRequests openRequests,
            WorkQueue workQueue,
            AuditTrail trail,
            Clock clock) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.openRequests = openRequests;
        this.workQueue = workQueue;
        this.trail = trail;
        this.clock = clock;
    }

    /** How many would be told now. Changes nothing. */
    int dryRun() {
        return openRequests.now().size();
    }

    /** Begins a campaign; with the same key the same one. */
    @Transactional
    Campaign begin(Plan plan, String idempotencyKey, Actor.Staff by) {
        Optional<Campaign> before = campaigns.of(by.subject(), idempotencyKey);
        if (before.isPresent()) {
            if (!before.get().plan().equals(plan)) {
                throw IdempotencyKey.reused();
            }
            return before.get();
        }
        Campaign campaign = new Campaign(Ids.next(), plan, by.subject(), idempotencyKey, clock.instant());
        campaigns.persistAndFlush(campaign);
        audit(campaign, by, "campaign.begun");
        workQueue.enqueue(RunCampaign.NAME, campaign.id());
        return campaign;
    }

    /** The newest first. */
    @Transactional
    List<Progress> all() {
        return campaigns.newestFirst().stream().map(this::progress).toList();
    }

    /** @throws ProblemException {@link ProblemType#NOT_FOUND} */
    @Transactional
    Progress require(UUID campaignId) {
        return progress(campaigns.findByIdOptional(campaignId).orElseThrow(Campaigns::unknown));
    }

    /** Plans nothing more until it is resumed; the same again changes nothing. */
    @Transactional
    Progress pause(UUID campaignId, long seen, Actor.Staff by) {
        Campaign campaign = locked(campaignId, seen);
        if (campaign.state() == CampaignState.RUNNING || campaign.state() == CampaignState.PREPARING) {
            campaign.pause();
            audit(campaign, by, "campaign.paused");
        }
        campaigns.flush();
        return progress(campaign);
    }

    /** Goes on; the same again changes nothing. */
    @Transactional
    Progress resume(UUID campaignId, long seen, Actor.Staff by) {
        Campaign campaign = locked(campaignId, seen);
        if (campaign.state() == CampaignState.PAUSED) {
            campaign.resume();
            audit(campaign, by, "campaign.resumed");
        }
        campaigns.flush();
        return progress(campaign);
    }

    private Campaign locked(UUID campaignId, long seen) {
        Campaign campaign = campaigns.locked(campaignId).orElseThrow(Campaigns::unknown);
        if (campaign.version() != seen) {
            throw IfMatch.stale();
        }
        return campaign;
    }

    private Progress progress(Campaign campaign) {
        return new Progress(campaign, recipients.byState(campaign.id()));
    }

    private void audit(Campaign campaign, Actor.Staff by, String action) {
        trail.record(AuditEntry.apart(campaign.id(), by, action)
                .with("policyVersion", campaign.plan().policyVersion()));
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND, "See the list of campaigns for their ids.");
    }

    /**
     * A campaign and what became of its messages.
     *
     * @param deliveries how many are in each state, of requests that are not forgotten yet
     */
    record Progress(Campaign campaign, Map<DeliveryState, Long> deliveries) {
        Progress {
            deliveries = Map.copyOf(deliveries);
        }

        long in(DeliveryState state) {
            return deliveries.getOrDefault(state, 0L);
        }
    }
}
