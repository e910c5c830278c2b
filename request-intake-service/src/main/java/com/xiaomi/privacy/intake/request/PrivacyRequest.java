package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.person.Contact;
import com.xiaomi.privacy.intake.person.OnBehalf;
import com.xiaomi.privacy.intake.person.PostalAddress;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A request as it stands in the table: what the person wrote only encrypted, under the request's own data key. */
@Entity
@Table(name = "request")
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
public class PrivacyRequest {

    @Id
    private UUID requestId;

    private String reference;
    private UUID personRef;
    private UUID contactRef;
    private UUID dataKeyId;
    private byte[] trackingTokenHash;

    @Enumerated(EnumType.STRING)
    private Cell cell;

    private String country;
    private String region;
    private String language;

    @Enumerated(EnumType.STRING)
    private RequesterKind requesterKind;

    private String policyVersion;
    private boolean policyAccepted;
    private Instant receivedAt;
    private byte[] contactEmail;
    private byte[] contactName;
    private byte[] contactMiId;
    private byte[] furtherInformation;
    private byte[] onBehalf;
    private byte[] contactAddress;
    private byte[] backdatingReason;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private UUID registeredBy;
    private UUID confirmedBy;
    private Instant registeredAt;

    /** For Hibernate. */
    protected PrivacyRequest() {}

    /** A request just received. */
    PrivacyRequest(Submission submission, Intake intake, Cell cell, UUID personRef, DataKey key, ClearJson json) {
        this.requestId = intake.requestId();
        this.reference = intake.reference().value();
        this.personRef = personRef;
        this.dataKeyId = key.id();
        this.trackingTokenHash = intake.trackingToken().hash();
        this.cell = cell;
        this.country = submission.country();
        this.region = submission.region();
        this.language = submission.language();
        this.requesterKind = submission.requesterKind();
        this.policyVersion = submission.policyVersion();
        this.policyAccepted = submission.policyAccepted();
        this.receivedAt = intake.receivedAt();
        this.contactEmail = encrypted(key, submission.contact().email(), "contact_email");
        this.contactName = encrypted(key, submission.contact().name(), "contact_name");
        this.contactMiId = encrypted(key, submission.contact().miId(), "contact_mi_id");
        this.furtherInformation = encrypted(key, submission.furtherInformation(), "further_information");
        this.onBehalf = encrypted(key, submission.onBehalf().map(json::write), "on_behalf");
        this.contactAddress = encrypted(key, submission.contact().address().map(json::write), "contact_address");
        arrived(submission.arrival(), intake, key);
    }

    private void arrived(Arrival arrival, Intake intake, DataKey key) {
        switch (arrival) {
            case Arrival.Online ignored -> channel = Channel.PORTAL;
            case Arrival.ByPartner ignored -> channel = Channel.PARTNER;
            case Arrival.Registered registered -> {
                channel = registered.channel();
                registeredBy = registered.registeredBy();
                confirmedBy = registered.confirmedBy().orElse(null);
                registeredAt = intake.takenInAt();
                backdatingReason = encrypted(key, registered.backdatingReason(), "backdating_reason");
            }
        }
    }

    /** Its id. */
    public UUID requestId() {
        return requestId;
    }

    /** Its reference, with hyphens. */
    public String reference() {
        return reference;
    }

    /** Notes the mailbox, by its reference in the index of contacts. */
    public void answeredTo(UUID mailbox) {
        contactRef = mailbox;
    }

    /** Random id of the data subject. */
    public UUID personRef() {
        return personRef;
    }

    /** The id of its data key. */
    public UUID dataKeyId() {
        return dataKeyId;
    }

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return country;
    }

    /** ISO 3166-2 subdivision without the country; null where the country alone decides. */
    public String region() {
        return region;
    }

    /** How it reached the controller. */
    public Channel channel() {
        return channel;
    }

    /** For whom it is made. */
    public RequesterKind requesterKind() {
        return requesterKind;
    }

    /** BCP 47. */
    public String language() {
        return language;
    }

    /** When it reached the controller, UTC. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The contact in the clear. */
    public Contact contact(DataKey key, ClearJson json) {
        return new Contact(
                decrypted(key, contactEmail, "contact_email"),
                decrypted(key, contactName, "contact_name"),
                decrypted(key, contactMiId, "contact_mi_id"),
                decrypted(key, contactAddress, "contact_address")
                        .map(document -> json.read(document, PostalAddress.class)));
    }

    /** The person is written to at another address from now on. */
    public void writeTo(Personal email, DataKey key) {
        contactEmail = encrypted(key, Optional.of(email), "contact_email");
    }

    /** What the person wrote, in the clear; empty if nothing. */
    public Optional<Personal> furtherInformation(DataKey key) {
        return decrypted(key, furtherInformation, "further_information");
    }

    /** For whom it is made and on what ground, in the clear; empty where the person asks for themselves. */
    public Optional<OnBehalf> onBehalf(DataKey key, ClearJson json) {
        return decrypted(key, onBehalf, "on_behalf").map(document -> json.read(document, OnBehalf.class));
    }

    private byte[] encrypted(DataKey key, Optional<Personal> value, String column) {
        return value.map(present -> key.encrypt(present, place(column))).orElse(null);
    }

    private Optional<Personal> decrypted(DataKey key, byte[] ciphertext, String column) {
        return Optional.ofNullable(ciphertext).map(present -> key.decrypt(present, place(column)));
    }

    private String place(String column) {
        return "request." + column + "/" + requestId;
    }
}
