package com.xiaomi.privacy.casework.checklist;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Rejections;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.checklist.ChecklistItem;
import com.xiaomi.privacy.legal.checklist.Checklists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be looked at before a case is answered, and what of it was. It reminds people; no command depends on it. */
@ApplicationScoped
class CaseChecklists {

    private final ChecklistMarks marks;
    private final RightsCases cases;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final Checklists checklists = Checklists.current();

    CaseChecklists(ChecklistMarks marks, RightsCases cases, AuditTrail auditTrail, Clock clock) {
        this.marks = marks;
        this.cases = cases;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** The checklist of a case, as it stands. */
    @Transactional
    ChecklistView of(RightsCase rightsCase) {
        Map<String, ChecklistMark> marked = marks.of(rightsCase.caseId()).stream()
                .collect(Collectors.toMap(ChecklistMark::item, Function.identity()));
        return new ChecklistView(
                rightsCase.right(),
                checklists.of(rightsCase.right()).stream()
                        .map(item -> ItemView.of(item, marked.get(item.code())))
                        .toList());
    }

    /**
     * Ticks an item or takes the tick back; said again, it changes nothing.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} for an item that is not on the list,
     *     {@link ProblemType#TRANSITION_NOT_ALLOWED} for a closed case
     */
    @Transactional
    ItemView mark(UUID caseId, String code, boolean done, Actor.Staff by) {
        RightsCase rightsCase = cases.locked(caseId).orElseThrow(() -> Rejections.problem(Rejection.UNKNOWN_CASE));
        ChecklistItem item = checklists.of(rightsCase.right()).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.NOT_FOUND, "The checklist of the case has no such item; read it again."));
        if (rightsCase.outcome() != null) {
            throw Rejections.problem(Rejection.NOT_IN_THIS_STATE);
        }
        ChecklistMark.Key key = new ChecklistMark.Key(caseId, code);
        ChecklistMark mark = marks.findByIdOptional(key).orElseGet(() -> new ChecklistMark(key));
        if (mark.isDone() != done) {
            mark.mark(done, by, clock.instant());
            marks.persist(mark);
            auditTrail.record(AuditEntry.of(rightsCase.requestId(), by, done ? "checklist.done" : "checklist.undone")
                    .with("caseId", caseId)
                    .with("item", code));
        }
        return ItemView.of(item, mark);
    }

    /** A checklist, in the order in which it is worked through. */
    record ChecklistView(Right right, List<ItemView> items) {}

    /**
     * An item.
     *
     * @param item its code
     * @param text what to look at, in English
     * @param source section of the policy or article of a law
     * @param markedBy sub of who ticked it or took the tick back last; null if nobody has
     * @param markedAt when, UTC; null if nobody has
     */
    record ItemView(
            String item,
            String text,
            String source,
            boolean done,
            @Schema(nullable = true) UUID markedBy,
            @Schema(nullable = true) Instant markedAt) {

        static ItemView of(ChecklistItem item, ChecklistMark mark) {
            return mark == null
                    ? new ItemView(item.code(), item.text(), item.source(), false, null, null)
                    : new ItemView(
                            item.code(), item.text(), item.source(), mark.isDone(), mark.markedBy(), mark.markedAt());
        }
    }
}
