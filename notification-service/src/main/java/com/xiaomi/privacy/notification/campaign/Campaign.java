package com.xiaomi.privacy.notification.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;

/** A message about a new privacy policy to everybody with an open request (POLICY.md, section 13). */
@Entity
public class Campaign {

    @Id
    private UUID campaignId;

    private String policyVersion;
    private LocalDate effectiveOn;
    private int perMinute;

    @Enumerated(EnumType.STRING)
    private CampaignState state;

    private int recipients;
    // What is planned must not make stale what a person saw.
    @OptimisticLock(excluded = true)
    private int planned;

    @Column
    private UUID createdBy;

    @Column
    private String idempotencyKey;

    private Instant createdAt;

    @Version
    private long version;

    /** For Hibernate. */
    protected Campaign() {}

    Campaign(UUID campaignId, Plan plan, UUID createdBy, String idempotencyKey, Instant createdAt) {
        this.campaignId = campaignId;
        this.policyVersion = plan.policyVersion();
        this.effectiveOn = plan.effectiveOn();
        this.perMinute = plan.perMinute();
        this.state = CampaignState.PREPARING;
        this.createdBy = createdBy;
        this.idempotencyKey = idempotencyKey;
        this.createdAt = createdAt;
    }

    /** Its id. */
    public UUID id() {
        return campaignId;
    }

    Plan plan() {
        return new Plan(policyVersion, effectiveOn, perMinute);
    }

    /** How far it is. */
    public CampaignState state() {
        return state;
    }

    /** How many requests were open when it began; 0 while they are looked up. */
    public int recipients() {
        return recipients;
    }

    /** How many messages are planned, sent or given up. */
    public int planned() {
        return planned;
    }

    /** UTC. */
    public Instant createdAt() {
        return createdAt;
    }

    /** For {@code If-Match}. */
    public long version() {
        return version;
    }

    void begin(int found) {
        recipients = found;
        state = CampaignState.RUNNING;
    }

    void planned(int more, boolean isLast) {
        planned += more;
        if (isLast) {
            state = CampaignState.DONE;
        }
    }

    void pause() {
        state = CampaignState.PAUSED;
    }

    /** Goes on where it was, which may be before anybody was looked up. */
    void resume() {
        state = recipients == 0 ? CampaignState.PREPARING : CampaignState.RUNNING;
    }

    /**
     * What is announced.
     *
     * @param effectiveOn first day on which the new version applies
     * @param perMinute how many messages are planned in a minute, at most
     */
    record Plan(String policyVersion, LocalDate effectiveOn, int perMinute) {}
}
