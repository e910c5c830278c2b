package com.xiaomi.privacy.casework.note;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What staff wrote for each other about a case. It never leaves the staff. */
@Entity
public class CaseNote {

    @Id
    private UUID noteId;

    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private UUID writtenBy;
    private Instant writtenAt;
    private byte[] text;
    private byte[] idempotencyKey;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> mentions;

    /** For Hibernate. */
    protected CaseNote() {}

    /** A note that goes with a command. */
    CaseNote(UUID caseId, Kind kind, Personal text, Actor.Staff by, DataKey key, Instant now) {
        this.noteId = Ids.next();
        this.caseId = caseId;
        this.kind = kind;
        this.writtenBy = by.subject();
        this.writtenAt = now;
        this.text = key.encrypt(text, place("text"));
        this.mentions = List.of();
    }

    /** A note that stands by itself. */
    CaseNote(UUID caseId, Draft draft, Actor.Staff by, DataKey key, Instant now) {
        this(caseId, Kind.NOTE, draft.text(), by, key, now);
        this.idempotencyKey = key.encrypt(draft.idempotencyKey(), place("idempotency_key"));
        this.mentions = draft.mentions();
    }

    boolean wasPostedWith(Personal sentKey, DataKey key) {
        return idempotencyKey != null
                && key.decrypt(idempotencyKey, place("idempotency_key")).equals(sentKey);
    }

    boolean says(Draft draft, DataKey key) {
        return text(key).equals(draft.text()) && mentions.equals(draft.mentions());
    }

    /** The case it is about. */
    UUID caseId() {
        return caseId;
    }

    UUID noteId() {
        return noteId;
    }

    Kind kind() {
        return kind;
    }

    UUID writtenBy() {
        return writtenBy;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    Personal text(DataKey key) {
        return key.decrypt(text, place("text"));
    }

    List<UUID> mentions() {
        return List.copyOf(mentions);
    }

    private String place(String column) {
        return "case_note." + column + "/" + noteId;
    }

    /** What a note goes with. */
    @Schema(name = "NoteKind")
    public enum Kind {
        /** It stands by itself. */
        NOTE,
        /** To whoever has the case from then on. */
        HAND_OVER,
        /** Why the case was put before a role. */
        ESCALATION,
        /** What that role says. */
        DE_ESCALATION
    }

    /**
     * A note as it is sent.
     *
     * @param mentions subs of agents, sorted, each once
     * @param idempotencyKey repeated with a repetition; may be anything, so it is kept like the text
     */
    record Draft(Personal text, List<UUID> mentions, Personal idempotencyKey) {
        Draft {
            mentions = mentions.stream().distinct().sorted().toList();
        }
    }
}
