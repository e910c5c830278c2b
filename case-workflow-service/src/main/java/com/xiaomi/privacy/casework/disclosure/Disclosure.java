package com.xiaomi.privacy.casework.disclosure;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One time that personal data left the house, or is to leave it, and to whom. */
@Entity
public class Disclosure {

    @Id
    private UUID disclosureId;

    private UUID requestId;
    private UUID caseId;
    private String recipient;

    @Enumerated(EnumType.STRING)
    private RecipientKind recipientKind;

    @Enumerated(EnumType.STRING)
    private DisclosurePurpose purpose;

    private String legalBasis;
    private String[] categories = {};

    @Enumerated(EnumType.STRING)
    private DisclosureState state;

    private UUID itemId;
    private Instant loggedAt;
    private Instant disclosedAt;
    private String approvedBy;
    private UUID proposedBy;
    private Instant decidedAt;
    private byte[] reason;
    private byte[] idempotencyKey;

    @Version
    private long version;

    /** For Hibernate. */
    protected Disclosure() {}

    /** What leaves while a case is dealt with, as it was decided. */
    Disclosure(RightsCase about, Actor recipient, DisclosurePurpose purpose, UUID itemId, Agreed agreed, Instant now) {
        this.disclosureId = Ids.next();
        this.requestId = about.requestId();
        this.caseId = about.caseId();
        this.recipient = recipient.code();
        this.recipientKind = recipientKind(purpose);
        this.purpose = purpose;
        this.legalBasis = agreed.legalBasis();
        this.approvedBy = agreed.by();
        this.categories = names(about.categories());
        this.itemId = itemId;
        this.state = DisclosureState.MADE;
        this.loggedAt = now;
        this.disclosedAt = now;
    }

    /** What somebody wants to give to whoever is no part of dealing with the case. */
    Disclosure(UUID requestId, Draft draft, Actor.Staff by, DataKey key, Instant now) {
        this.disclosureId = Ids.next();
        this.requestId = requestId;
        this.recipient = draft.recipient();
        this.recipientKind = draft.recipientKind();
        this.purpose = draft.recipientKind() == RecipientKind.AFFILIATE
                ? DisclosurePurpose.HANDLING
                : DisclosurePurpose.ORDERED_BY_LAW;
        this.legalBasis = draft.legalBasis();
        this.categories = names(draft.categories());
        this.reason = key.encrypt(draft.reason(), place("reason"));
        this.idempotencyKey = key.encrypt(draft.idempotencyKey(), place("idempotency_key"));
        this.proposedBy = by.subject();
        this.state = DisclosureState.PROPOSED;
        this.loggedAt = now;
    }

    private static RecipientKind recipientKind(DisclosurePurpose purpose) {
        return switch (purpose) {
            case FULFILMENT_TASK -> RecipientKind.DATA_SYSTEM;
            case PACKAGE_DOWNLOAD -> RecipientKind.DATA_SUBJECT;
            case HANDOVER -> RecipientKind.CONTROLLER;
            case ORDERED_BY_LAW, HANDLING ->
                throw new IllegalArgumentException(purpose + " is proposed by a person first");
        };
    }

    private static String[] names(Set<DataCategory> some) {
        return some.stream().sorted().map(Enum::name).toArray(String[]::new);
    }

    void decide(boolean agrees, Actor.Staff by, Instant now) {
        state = agrees ? DisclosureState.APPROVED : DisclosureState.DECLINED;
        approvedBy = by.code();
        decidedAt = now;
    }

    void made(Instant at) {
        state = DisclosureState.MADE;
        disclosedAt = at;
    }

    boolean wasSentBy(Actor.Staff staff, Personal sentKey, DataKey key) {
        return staff.subject().equals(proposedBy)
                && key.decrypt(idempotencyKey, place("idempotency_key")).equals(sentKey);
    }

    boolean says(Draft draft, DataKey key) {
        return recipient.equals(draft.recipient())
                && recipientKind == draft.recipientKind()
                && legalBasis.equals(draft.legalBasis())
                && categories().equals(draft.categories().stream().sorted().toList())
                && reason(key).equals(draft.reason());
    }

    /** Names the disclosure. */
    public UUID disclosureId() {
        return disclosureId;
    }

    /** Whose data. */
    public UUID requestId() {
        return requestId;
    }

    /** For which case; null if it is no part of dealing with one. */
    public UUID caseId() {
        return caseId;
    }

    /** Who gets it: as in audit entries, or the name of an organisation. */
    public String recipient() {
        return recipient;
    }

    RecipientKind recipientKind() {
        return recipientKind;
    }

    /** What for. */
    public DisclosurePurpose purpose() {
        return purpose;
    }

    /** What makes it lawful; null for what was logged before this was. */
    String legalBasis() {
        return legalBasis;
    }

    /** What of the person; empty for all that the case is about. */
    List<DataCategory> categories() {
        return Arrays.stream(categories).map(DataCategory::valueOf).toList();
    }

    DisclosureState state() {
        return state;
    }

    /** The task or the case whose package it was; null if it is no part of dealing with one. */
    public UUID itemId() {
        return itemId;
    }

    /** When it was made or, where people decide about it first, proposed, UTC. */
    Instant loggedAt() {
        return loggedAt;
    }

    /** UTC; null while nothing has left. */
    public Instant disclosedAt() {
        return disclosedAt;
    }

    /** Who agreed, or disagreed, as in audit entries; null while it is proposed, and for what was logged before this was. */
    String approvedBy() {
        return approvedBy;
    }

    /** {@code sub} of who wanted it; null for what is part of dealing with a case. */
    UUID proposedBy() {
        return proposedBy;
    }

    /** When a second person decided, UTC; null while it is proposed, and for what is part of dealing with a case. */
    Instant decidedAt() {
        return decidedAt;
    }

    Personal reason(DataKey key) {
        return key.decrypt(reason, place("reason"));
    }

    private String place(String column) {
        return "disclosure." + column + "/" + disclosureId;
    }

    /**
     * On what it rests that data leaves for a case.
     *
     * @param legalBasis the duty to answer, with its law
     * @param by who agreed, as in audit entries
     */
    record Agreed(String legalBasis, String by) {}

    /**
     * A disclosure as it is proposed.
     *
     * @param recipient the organisation, never somebody's name
     * @param legalBasis the provision
     * @param idempotencyKey repeated with a repetition; may be anything, so it is kept like the reason
     */
    record Draft(
            RecipientKind recipientKind,
            String recipient,
            String legalBasis,
            Set<DataCategory> categories,
            Personal reason,
            Personal idempotencyKey) {

        Draft {
            categories = Set.copyOf(categories);
        }
    }
}
