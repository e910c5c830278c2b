package com.xiaomi.privacy.casework.request;

import com.xiaomi.privacy.contracts.event.RequestEvent.Submitted;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What casework knows of a request: ids and codes, and the key of what it will answer. */
@Entity
public class CaseRequest {

    @Id
    private UUID requestId;

    private String reference;
    private UUID personRef;
    private String country;
    private String region;
    private String language;

    @Enumerated(EnumType.STRING)
    private RequesterKind requesterKind;

    private String policyVersion;
    private Instant receivedAt;
    private UUID dataKeyId;
    private int unreadMessages;

    private Instant retentionLookAt;

    private Instant lastNoticeAt;
    private boolean held;
    private boolean isolated;

    /** For Hibernate. */
    protected CaseRequest() {}

    /** The request as intake reported it, with a key that nobody else has. */
    public CaseRequest(Submitted submitted, DataKey key) {
        requestId = submitted.requestId();
        reference = submitted.reference();
        personRef = submitted.personRef();
        country = submitted.country();
        region = submitted.regionOrZone();
        language = submitted.language();
        requesterKind = submitted.requesterKind();
        policyVersion = submitted.policyVersion();
        receivedAt = submitted.receivedAt();
        dataKeyId = key.id();
        retentionLookAt = receivedAt;
    }

    /** It is looked at then whether the retention is over. */
    public void lookAtRetention(Instant at) {
        retentionLookAt = at;
    }

    /** The retention is over. */
    public void forgotten() {
        retentionLookAt = null;
    }

    /** A legal hold keeps it from now on, or none does any more; and only the role legal opens it, or others do too. */
    public void hold(boolean isHeld, boolean isIsolated) {
        held = isHeld;
        isolated = isIsolated;
    }

    /** Whether a legal hold keeps it, or is proposed to. */
    public boolean isHeld() {
        return held;
    }

    /** Whether only the role legal opens it. */
    public boolean isIsolated() {
        return isolated;
    }

    /** Whether its retention was over, and nothing of it is to be known any more. */
    public boolean isForgotten() {
        return retentionLookAt == null;
    }

    /** A message to the person was delivered, or given up. */
    void noticed(Instant at) {
        if (lastNoticeAt == null || lastNoticeAt.isBefore(at)) {
            lastNoticeAt = at;
        }
    }

    /** The person has written. */
    public void messageReceived() {
        unreadMessages++;
    }

    /** Staff have read; so many are still unread. */
    public void messagesRead(int stillUnread) {
        unreadMessages = stillUnread;
    }

    /** Messages of the person that no staff has read yet. */
    public int unreadMessages() {
        return unreadMessages;
    }

    /** Minted by intake. */
    public UUID requestId() {
        return requestId;
    }

    /** The one people read out. */
    public String reference() {
        return reference;
    }

    /** Random id of the person in intake's index. */
    public UUID personRef() {
        return personRef;
    }

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return country;
    }

    /** ISO 3166-2 subdivision without the country; empty where the country alone decides. */
    public Optional<String> region() {
        return Optional.ofNullable(region);
    }

    /** Whose law counts. */
    public Jurisdiction place() {
        return new Jurisdiction(country, region);
    }

    /** BCP 47. */
    public String language() {
        return language;
    }

    /** For whom the request is made. */
    public RequesterKind requesterKind() {
        return requesterKind;
    }

    /** Privacy-policy version shown to the person. */
    public String policyVersion() {
        return policyVersion;
    }

    /** When it reached the controller, UTC. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The data key of this request in this service. */
    public UUID dataKeyId() {
        return dataKeyId;
    }
}
