package com.xiaomi.privacy.casework.note;

import com.xiaomi.privacy.casework.agent.Agents;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.note.CaseNote.Draft;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what staff write for each other, encrypted with the key of the request; every look at it is noted. */
@ApplicationScoped
public class Notes {

    private final CaseNotes notes;
    private final RightsCases cases;
    private final CaseRequests requests;
    private final Agents agents;
    private final DataKeys dataKeys;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    Notes(
            CaseNotes notes,
            RightsCases cases,
            CaseRequests requests,
            Agents agents,
            DataKeys dataKeys,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.notes = notes;
        this.cases = cases;
        this.requests = requests;
        this.agents = agents;
        this.dataKeys = dataKeys;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Keeps the note that goes with a command; the caller holds the lock of the case. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(RightsCase about, CaseNote.Kind kind, Personal text, Actor.Staff by) {
        CaseNote note = new CaseNote(about.caseId(), kind, text, by, key(about), clock.instant());
        notes.persist(note);
        record(about, note, by);
    }

    /**
     * Keeps a note and calls the attention of those it mentions. The same one again gives the same answer.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND}, {@link ProblemType#VALIDATION_FAILED} for a mention of somebody
     *     who is no agent, {@link ProblemType#IDEMPOTENCY_KEY_REUSED}
     */
    @Transactional
    NoteView post(UUID caseId, Draft draft, Actor.Staff by) {
        // Under the lock of the case, so that a repetition at the same time waits here.
        RightsCase about = cases.locked(caseId)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the case id."));
        DataKey key = key(about);
        Optional<CaseNote> repeated = notes.of(caseId).stream()
                .filter(one -> one.writtenBy().equals(by.subject()))
                .filter(one -> one.wasPostedWith(draft.idempotencyKey(), key))
                .findFirst();
        if (repeated.isPresent()) {
            if (!repeated.get().says(draft, key)) {
                throw IdempotencyKey.reused();
            }
            return NoteView.of(repeated.get(), key);
        }
        if (!agents.know(draft.mentions())) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "mentions", "the subs of agents who are registered");
        }
        Instant now = clock.instant();
        CaseNote note = new CaseNote(caseId, draft, by, key, now);
        notes.persist(note);
        record(about, note, by);
        note.mentions()
                .forEach(mentioned -> outbox.publish(new CaseEvent.StaffMentioned(
                        about.requestId(), caseId, about.right(), note.noteId(), mentioned, now)));
        return NoteView.of(note, key);
    }

    /** All notes of a case, oldest first; the look is noted. */
    @Transactional
    List<NoteView> read(RightsCase about, Actor.Staff by) {
        auditTrail.record(AuditEntry.of(about.requestId(), by, "notes.read").with("caseId", about.caseId()));
        DataKey key = key(about);
        return notes.of(about.caseId()).stream()
                .map(note -> NoteView.of(note, key))
                .toList();
    }

    private DataKey key(RightsCase about) {
        return dataKeys.byId(requests.require(about.requestId()).dataKeyId());
    }

    private void record(RightsCase about, CaseNote note, Actor.Staff by) {
        auditTrail.record(AuditEntry.of(about.requestId(), by, "note.written")
                .with("caseId", about.caseId())
                .with("noteId", note.noteId())
                .with("kind", note.kind())
                .with("mentions", note.mentions().size()));
    }

    /**
     * A note in the clear, for staff.
     *
     * @param writtenBy sub of the staff realm
     * @param writtenAt UTC
     * @param mentions subs of agents
     */
    record NoteView(
            UUID noteId, CaseNote.Kind kind, UUID writtenBy, Instant writtenAt, String text, List<UUID> mentions) {

        NoteView {
            mentions = List.copyOf(mentions);
        }

        static NoteView of(CaseNote note, DataKey key) {
            return new NoteView(
                    note.noteId(),
                    note.kind(),
                    note.writtenBy(),
                    note.writtenAt(),
                    note.text(key).reveal(),
                    note.mentions());
        }

        @Override
        public String toString() {
            return "NoteView[" + noteId + "]";
        }
    }
}
