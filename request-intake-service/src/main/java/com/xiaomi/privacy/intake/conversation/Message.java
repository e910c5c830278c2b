package com.xiaomi.privacy.intake.conversation;

import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A message as it stands in the table; never changed once written. */
@Entity
@Table(name = "message")
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
class Message {

    @Id
    private UUID messageId;

    private UUID requestId;
    private int position;
    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private Author author;

    private String writtenBy;
    private byte[] text;
    private boolean question;
    private UUID answers;
    private Instant writtenAt;
    private UUID[] attachments = {};
    private byte[] keyHash;
    private byte[] bodyHash;

    /** For Hibernate. */
    protected Message() {}

    Message(Draft draft, int position, Fingerprint fingerprint, DataKey key, Instant now) {
        this.messageId = Ids.next();
        this.requestId = draft.requestId();
        this.position = position;
        this.caseId = draft.caseId();
        this.author = draft.author();
        this.writtenBy = draft.writer().code();
        this.text = key.encrypt(draft.text(), place());
        this.question = draft.question();
        this.answers = draft.answers();
        this.writtenAt = now;
        this.attachments = draft.attachments().toArray(UUID[]::new);
        this.keyHash = fingerprint.key();
        this.bodyHash = fingerprint.body();
    }

    UUID messageId() {
        return messageId;
    }

    int position() {
        return position;
    }

    /** Null where it is about the request as a whole. */
    UUID caseId() {
        return caseId;
    }

    Author author() {
        return author;
    }

    /** As in audit entries. */
    String writtenBy() {
        return writtenBy;
    }

    Personal text(DataKey key) {
        return key.decrypt(text, place());
    }

    boolean isQuestion() {
        return question;
    }

    /** The question it answers; null if none. */
    UUID answers() {
        return answers;
    }

    /** UTC. */
    Instant writtenAt() {
        return writtenAt;
    }

    List<UUID> attachments() {
        return List.of(attachments);
    }

    byte[] bodyHash() {
        return bodyHash.clone();
    }

    private String place() {
        return "message.text/" + messageId;
    }

    /**
     * Keyed hashes of what was sent: of its Idempotency-Key and of its body.
     *
     * @param key 32 bytes
     * @param body 32 bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // Written to a row at once and compared by nobody.
    record Fingerprint(byte[] key, byte[] body) {}
}
