package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One message to the person of a request or to staff, from plan to acceptance by the mail server. */
@Entity
public class Delivery {

    @Id
    private UUID deliveryId;

    private UUID requestId;

    @Column
    private UUID eventId;

    @Enumerated(EnumType.STRING)
    private MessageKind message;

    private String addressee;
    private String messageId;
    private String eventType;
    private String event;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    @Column
    @Enumerated(EnumType.STRING)
    private GivenUpReason givenUpReason;

    @Column
    private Instant plannedAt;

    @Column
    private Instant settledAt;

    @Column
    private Instant shownAt;

    @Column
    private Instant readAt;

    @Column
    private Instant printedAt;

    @Column
    private UUID campaignId;

    @Column
    private byte[] addressHash;

    /** For Hibernate. */
    protected Delivery() {}

    Delivery(UUID deliveryId, Plan plan, String messageId, Instant plannedAt) {
        this.deliveryId = deliveryId;
        this.requestId = plan.requestId();
        this.eventId = plan.eventId();
        this.message = plan.message();
        this.addressee = plan.addressee().code();
        this.messageId = messageId;
        this.eventType = plan.eventType();
        this.event = plan.event();
        this.campaignId = plan.campaignId();
        this.state = DeliveryState.PENDING;
        this.plannedAt = plannedAt;
        this.shownAt = isForInbox() && !Reminders.isOne(message) ? plannedAt : null;
    }

    /** Its id, also in the Message-ID. */
    public UUID id() {
        return deliveryId;
    }

    /** The request that it is about. */
    public UUID requestId() {
        return requestId;
    }

    /** The event that asked for it, or a number of its own for a share of a campaign. */
    UUID eventId() {
        return eventId;
    }

    /** Which message. */
    public MessageKind message() {
        return message;
    }

    /** To whom it goes. */
    Addressee addressee() {
        return Addressee.of(addressee);
    }

    /** The Message-ID header, the same for every attempt. */
    public String messageId() {
        return messageId;
    }

    /** CloudEvents type of {@link #event()}. */
    public String eventType() {
        return eventType;
    }

    /** JSON of the event that asks for the message. */
    public String event() {
        return event;
    }

    /** UTC. */
    public Instant plannedAt() {
        return plannedAt;
    }

    boolean isPending() {
        return state == DeliveryState.PENDING;
    }

    void goesTo(byte[] toAddressHash) {
        addressHash = toAddressHash.clone();
    }

    void sent(byte[] toAddressHash, Instant at) {
        state = DeliveryState.SENT;
        goesTo(toAddressHash);
        settledAt = at;
        show(at);
    }

    /** Keyed hash of the address that it goes to; null before it is tried, and for mails from before it was kept. */
    byte[] addressHash() {
        return addressHash == null ? null : addressHash.clone();
    }

    /** The campaign that it is a part of; null for what concerns one request only. */
    UUID campaignId() {
        return campaignId;
    }

    boolean isSent() {
        return state == DeliveryState.SENT;
    }

    void giveUp(GivenUpReason reason, Instant at) {
        state = DeliveryState.GIVEN_UP;
        givenUpReason = reason;
        settledAt = at;
        if (reason.leavesNothingToTell()) {
            shownAt = null;
        } else {
            show(at);
        }
    }

    void toPrint() {
        state = DeliveryState.TO_PRINT;
    }

    /** Whether it is a letter that waits for staff. */
    boolean isToPrint() {
        return state == DeliveryState.TO_PRINT;
    }

    boolean isPosted() {
        return state == DeliveryState.POSTED;
    }

    boolean isGivenUpFor(GivenUpReason reason) {
        return givenUpReason == reason;
    }

    void posted(Instant at) {
        state = DeliveryState.POSTED;
        settledAt = at;
    }

    void printed(Instant at) {
        if (printedAt == null) {
            printedAt = at;
        }
    }

    /** When staff first opened it to print it, UTC; null if nobody has. */
    public Instant printedAt() {
        return printedAt;
    }

    /** Since when the person finds it in their inbox, UTC: a reminder since it was due; null where it is not for them, or moot. */
    public Instant shownAt() {
        return shownAt;
    }

    /** When the person said first that they have read it in their inbox, UTC; null if they have not. */
    public Instant readAt() {
        return readAt;
    }

    /** The person has read it. */
    public void read(Instant at) {
        if (readAt == null) {
            readAt = at;
        }
    }

    private void show(Instant at) {
        if (shownAt == null && isForInbox()) {
            shownAt = at;
        }
    }

    /** The question to a data subject is not for whoever asks for them. */
    private boolean isForInbox() {
        return addressee() instanceof Addressee.Requester && message != MessageKind.MANDATE_CONFIRMATION;
    }

    /**
     * What is to be sent, and why.
     *
     * @param campaignId null for what concerns one request only
     */
    record Plan(
            UUID requestId,
            UUID eventId,
            MessageKind message,
            Addressee addressee,
            String eventType,
            String event,
            UUID campaignId) {}
}
