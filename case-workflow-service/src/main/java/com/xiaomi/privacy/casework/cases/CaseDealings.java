package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.appeal.Appeal;
import com.xiaomi.privacy.casework.appeal.Appeals;
import com.xiaomi.privacy.casework.cases.CaseBody.AppealLine;
import com.xiaomi.privacy.casework.cases.CaseBody.ClockLine;
import com.xiaomi.privacy.casework.cases.CaseBody.DuplicateLine;
import com.xiaomi.privacy.casework.cases.CaseBody.FeeLine;
import com.xiaomi.privacy.casework.cases.CaseBody.QuestionLine;
import com.xiaomi.privacy.casework.duplicate.DuplicateHints;
import com.xiaomi.privacy.casework.fee.FeeQuote;
import com.xiaomi.privacy.casework.fee.FeeQuotes;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.question.CaseQuestions;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
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
    private final DataKeys dataKeys;

    CaseDealings(
            ClockLedger ledger,
            CaseQuestions questions,
            FeeQuotes fees,
            Appeals appeals,
            DuplicateHints duplicates,
            DataKeys dataKeys) {
        this.ledger = ledger;
        this.questions = questions;
        this.fees = fees;
        this.appeals = appeals;
        this.duplicates = duplicates;
        this.dataKeys = dataKeys;
    }

    List<ClockLine> clock(UUID caseId) {
        return ledger.of(caseId).stream()
                .map(entry -> new ClockLine(entry.type(), entry.at(), entry.cause()))
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

    private static FeeLine line(FeeQuote quote, DataKey key) {
        return new FeeLine(
                quote.quoteId(),
                quote.amountMinor(),
                quote.currency(),
                quote.calculation(key).reveal(),
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
