package com.xiaomi.privacy.intake.timeline;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Where a case of a request stands, as case-workflow last reported it. */
@Entity
@Table(name = "requested_case")
// Some columns are written here and read by queries only.
@SuppressWarnings("UnusedVariable")
public class CaseProgress {

    @Id
    private UUID caseId;

    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private Right requestedRight;

    private short position;

    @Enumerated(EnumType.STRING)
    private CaseState state;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private LocalDate due;
    private Instant packageAvailableUntil;
    private UUID pendingQuestion;
    private LocalDate appealUntil;

    @Enumerated(EnumType.STRING)
    private PeriodBasis appealBasis;

    private Long feeAmountMinor;
    private String feeCurrency;
    private UUID splitFrom;

    /** For Hibernate. */
    protected CaseProgress() {}

    CaseProgress(UUID requestId, Timeline.NewCase requested, int position) {
        this.caseId = requested.caseId();
        this.requestId = requestId;
        this.requestedRight = requested.right();
        this.position = (short) position;
        this.state = CaseState.RECEIVED;
        this.due = requested.due();
    }

    /** A part of a case that staff split off: it stands beside the case it comes from. */
    CaseProgress(CaseProgress from, CaseEvent.Opened part) {
        this.caseId = part.caseId();
        this.requestId = from.requestId;
        this.requestedRight = from.requestedRight;
        this.position = from.position;
        this.splitFrom = from.caseId;
        this.state = part.state();
        this.due = part.due();
    }

    /** Its id. */
    public UUID caseId() {
        return caseId;
    }

    /** The request it belongs to. */
    UUID requestId() {
        return requestId;
    }

    /** The right asked for. */
    public Right right() {
        return requestedRight;
    }

    /** Its state. */
    public CaseState state() {
        return state;
    }

    /** How it ended; null while open. */
    public Outcome outcome() {
        return outcome;
    }

    /** Last day for the answer; null while the clock is suspended. */
    public LocalDate due() {
        return due;
    }

    /** End of the download, UTC; null if there is nothing to download. */
    public Instant packageAvailableUntil() {
        return packageAvailableUntil;
    }

    /** Whether staff can ask a question that the case waits for, as far as is known here. */
    public boolean canBeAsked() {
        return state == CaseState.IN_REVIEW && pendingQuestion == null;
    }

    /** Notes a question until case-workflow moves the case. */
    public void asked(UUID questionId) {
        pendingQuestion = questionId;
    }

    /** Last day to contest the decision, at the controller's place; null while open, or if it can't be. */
    public LocalDate appealUntil() {
        return appealUntil;
    }

    /** Who sets that day; null without one. */
    public PeriodBasis appealBasis() {
        return appealBasis;
    }

    /** The fee that waits for the person's answer, in the smallest unit of the currency; null if none does. */
    public Long feeAmountMinor() {
        return feeAmountMinor;
    }

    /** ISO 4217; null if no fee waits. */
    public String feeCurrency() {
        return feeCurrency;
    }

    void moved(CaseState to, LocalDate newDue) {
        state = to;
        due = newDue;
        pendingQuestion = null;
        if (to != CaseState.AWAITING_FEE) {
            feeAmountMinor = null;
            feeCurrency = null;
        }
        if (to != CaseState.CLOSED) {
            outcome = null;
            appealUntil = null;
            appealBasis = null;
        }
        if (to == CaseState.IN_FULFILMENT) {
            // A case that is answered anew; its earlier package stays there until then.
            packageAvailableUntil = null;
        }
    }

    void dueAnew(LocalDate newDue) {
        due = newDue;
    }

    void feeQuoted(long amountMinor, String currency) {
        feeAmountMinor = amountMinor;
        feeCurrency = currency;
    }

    void canBeContested(LocalDate until, PeriodBasis basis) {
        appealUntil = until;
        appealBasis = basis;
    }

    void closed(Outcome how, Instant availableUntil) {
        state = CaseState.CLOSED;
        outcome = how;
        packageAvailableUntil = availableUntil;
    }
}
