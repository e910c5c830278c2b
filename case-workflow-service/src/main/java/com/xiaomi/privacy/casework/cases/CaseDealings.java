package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.appeal.Appeal;
import com.xiaomi.privacy.casework.appeal.Appeals;
import com.xiaomi.privacy.casework.cases.CaseBody.AppealLine;
import com.xiaomi.privacy.casework.cases.CaseBody.BalancingLine;
import com.xiaomi.privacy.casework.cases.CaseBody.ClockLine;
import com.xiaomi.privacy.casework.cases.CaseBody.DecisionLine;
import com.xiaomi.privacy.casework.cases.CaseBody.DuplicateLine;
import com.xiaomi.privacy.casework.cases.CaseBody.ExtensionLine;
import com.xiaomi.privacy.casework.cases.CaseBody.FeeLine;
import com.xiaomi.privacy.casework.cases.CaseBody.PartLine;
import com.xiaomi.privacy.casework.cases.CaseBody.QuestionLine;
import com.xiaomi.privacy.casework.decision.Balancing;
import com.xiaomi.privacy.casework.decision.DecisionPart;
import com.xiaomi.privacy.casework.decision.DecisionRecord;
import com.xiaomi.privacy.casework.duplicate.DuplicateHints;
import com.xiaomi.privacy.casework.extension.CaseExtensions;
import com.xiaomi.privacy.casework.fee.FeeQuote;
import com.xiaomi.privacy.casework.fee.FeeQuotes;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.question.CaseQuestions;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What went back and forth between the person and staff about a case, as staff see it. */
@ApplicationScoped
class CaseDealings {

    private final ClockLedger ledger;
    private final CaseQuestions questions;
    private final FeeQuotes fees;
    private final Appeals appeals;
    private final DuplicateHints duplicates;
    private final CaseExtensions extensions;
    private final Decisions decisions;
    private final DecisionRecord record;
    private final DataKeys dataKeys;

    CaseDealings(
            ClockLedger ledger,
            CaseQuestions questions,
            FeeQuotes fees,
            Appeals appeals,
            DuplicateHints duplicates,
            CaseExtensions extensions,
            Decisions decisions,
            DecisionRecord record,
            DataKeys dataKeys) {
        this.ledger = ledger;
        this.questions = questions;
        this.fees = fees;
        this.appeals = appeals;
        this.duplicates = duplicates;
        this.extensions = extensions;
        this.decisions = decisions;
        this.record = record;
        this.dataKeys = dataKeys;
    }

    List<ClockLine> clock(UUID caseId) {
        return ledger.of(caseId).stream()
                .map(entry -> new ClockLine(entry.type(), entry.at(), entry.cause(), entry.isTakenBack()))
                .toList();
    }

    List<QuestionLine> questions(UUID caseId) {
        return questions.of(caseId).stream()
                .map(one -> new QuestionLine(
                        one.questionId(),
                        one.askedBy(),
                        one.askedAt(),
                        one.ending().orElse(null),
                        one.endedAt()))
                .toList();
    }

    List<FeeLine> fees(UUID caseId, CaseRequest request) {
        return fees.of(caseId).stream().map(quote -> line(quote, key(request))).toList();
    }

    List<ExtensionLine> extensions(UUID caseId, CaseRequest request) {
        return extensions.of(caseId).stream()
                .map(one -> new ExtensionLine(
                        one.extensionId(),
                        one.reason(),
                        one.explanation(key(request)).reveal(),
                        one.extendedBy(),
                        one.extendedAt()))
                .toList();
    }

    List<DecisionLine> decisions(UUID caseId, CaseRequest request) {
        return decisions.of(caseId).stream()
                .map(decision -> line(decision, key(request)))
                .toList();
    }

    List<AppealLine> appeals(UUID caseId, CaseRequest request) {
        return appeals.of(caseId).stream()
                .map(appeal -> line(appeal, key(request)))
                .toList();
    }

    List<DuplicateLine> duplicates(UUID caseId) {
        return duplicates.of(caseId).stream()
                .map(hint -> new DuplicateLine(hint.leadingCaseId(), hint.leadingRequestId(), hint.suspectedAt()))
                .toList();
    }

    private DataKey key(CaseRequest request) {
        return dataKeys.byId(request.dataKeyId());
    }

    private DecisionLine line(Decision decision, DataKey key) {
        return new DecisionLine(
                decision.decisionId(),
                decision.kind(),
                decision.decidedBy(),
                decision.decidedAt(),
                decision.confirms().orElse(null),
                decision.grounds(),
                decision.exemptions(),
                decision.legalBasis(),
                decision.isExplained() ? decision.explanation(key).reveal() : null,
                decision.explanationLanguage(),
                record.parts(decision.decisionId()).stream()
                        .map(part -> line(part, key))
                        .toList(),
                record.evidence(decision.decisionId()),
                record.balancing(decision.decisionId())
                        .map(test -> line(test.reveal(key)))
                        .orElse(null),
                decision.withdrawalReason(),
                decision.mergedInto(),
                decision.reopeningReason());
    }

    private static PartLine line(DecisionPart part, DataKey key) {
        return new PartLine(
                part.category(),
                part.isGranted(),
                part.grounds(),
                part.exemptions(),
                part.explanation(key).map(Personal::reveal).orElse(null));
    }

    private static BalancingLine line(Balancing test) {
        return new BalancingLine(
                test.interest().reveal(),
                test.necessity().reveal(),
                test.impact().reveal());
    }

    private static FeeLine line(FeeQuote quote, DataKey key) {
        return new FeeLine(
                quote.quoteId(),
                quote.amountMinor(),
                quote.currency(),
                quote.calculation(key).reveal(),
                quote.items(),
                quote.capMinor().orElse(null),
                quote.capSource().orElse(null),
                quote.earlierRequests(),
                quote.freeCopies().orElse(null),
                quote.periodMonths().orElse(null),
                quote.lapsesAt().orElse(null),
                quote.isForExtraCopy(),
                quote.quotedBy(),
                quote.quotedAt(),
                quote.answer().orElse(null),
                quote.answeredAt());
    }

    private static AppealLine line(Appeal appeal, DataKey key) {
        return new AppealLine(
                appeal.appealId(),
                appeal.decisionId(),
                appeal.reason(key).reveal(),
                appeal.receivedAt(),
                appeal.due(),
                appeal.basis());
    }
}
