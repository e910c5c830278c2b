package com.xiaomi.privacy.casework.appeal;

import com.xiaomi.privacy.casework.cases.Decision;
import com.xiaomi.privacy.casework.cases.DecisionKind;
import com.xiaomi.privacy.casework.cases.Decisions;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.decision.DecisionPart;
import com.xiaomi.privacy.casework.decision.DecisionRecord;
import com.xiaomi.privacy.casework.erasure.ErasureRemainder;
import com.xiaomi.privacy.casework.erasure.ErasureRemainders;
import com.xiaomi.privacy.casework.erasure.RemainderKind;
import com.xiaomi.privacy.casework.extension.CaseExtension;
import com.xiaomi.privacy.casework.extension.CaseExtensions;
import com.xiaomi.privacy.casework.legal.CaseClock;
import com.xiaomi.privacy.casework.recipient.NoticeOutcome;
import com.xiaomi.privacy.casework.recipient.RecipientNotices;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.request.ProvenIdentities;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the person is told of their cases in words: decisions with the reasons and where to complain, and why an answer takes
 * longer. Only once it is proven who they are: before that nobody reads what staff wrote.
 */
@ApplicationScoped
class CommunicatedDecisions {

    private final RightsCases cases;
    private final CaseRequests requests;
    private final ProvenIdentities identities;
    private final Decisions decisions;
    private final DecisionRecord record;
    private final CaseExtensions extensions;
    private final ErasureRemainders remainders;
    private final RecipientNotices notices;
    private final CaseClock caseClock;
    private final DataKeys dataKeys;

    CommunicatedDecisions(
            RightsCases cases,
            CaseRequests requests,
            ProvenIdentities identities,
            Decisions decisions,
            DecisionRecord record,
            CaseExtensions extensions,
            ErasureRemainders remainders,
            RecipientNotices notices,
            CaseClock caseClock,
            DataKeys dataKeys) {
        this.cases = cases;
        this.requests = requests;
        this.identities = identities;
        this.decisions = decisions;
        this.record = record;
        this.extensions = extensions;
        this.remainders = remainders;
        this.notices = notices;
        this.caseClock = caseClock;
        this.dataKeys = dataKeys;
    }

    @Transactional
    List<ToldBody> to(Actor.Requester requester) {
        List<RightsCase> proven = cases.of(requester.requestId()).stream()
                .filter(one -> identities.when(one.requestId(), one.askedAs()).isPresent())
                .toList();
        if (proven.isEmpty()) {
            return List.of();
        }
        CaseRequest request = requests.require(requester.requestId());
        DataKey key = dataKeys.byId(request.dataKeyId());
        return proven.stream().map(one -> told(one, request, key)).toList();
    }

    private ToldBody told(RightsCase one, CaseRequest request, DataKey key) {
        // What was only proposed when the case ended otherwise nobody has approved: it is not told.
        Optional<Decision> refusing = one.wasRefusedInPart() ? decisions.onTheMatter(one.caseId()) : Optional.empty();
        Optional<JurisdictionRow> row = caseClock.row(one.lawVersion(), request);
        return new ToldBody(
                one.caseId(),
                one.right(),
                one.outcome(),
                Optional.ofNullable(one.closedAt()),
                refusing.map(Decision::grounds).orElse(List.of()),
                // What was written with a decision in part is a note for colleagues.
                refusing.filter(decision -> decision.kind() == DecisionKind.REFUSE)
                        .filter(Decision::isExplained)
                        .map(decision -> decision.explanation(key).reveal()),
                refusing.map(decision -> record.parts(decision.decisionId()).stream()
                                .map(part -> part(part, key))
                                .toList())
                        .orElse(List.of()),
                row.map(JurisdictionRow::authorityName),
                row.map(JurisdictionRow::authorityUrl).filter(url -> !url.isEmpty()),
                one.appealUntil(),
                extensions.of(one.caseId()).stream()
                        .map(extension -> extension(extension, key))
                        .toList(),
                one.state() == CaseState.CLOSED
                        ? remainders.of(one.caseId()).stream()
                                .map(CommunicatedDecisions::remainder)
                                .toList()
                        : List.of(),
                one.state() == CaseState.CLOSED
                        ? notices.of(one.caseId()).stream()
                                .map(notice -> new ToldOther(notice.recipient(), notice.outcome()))
                                .distinct()
                                .toList()
                        : List.of());
    }

    private static ToldPart part(DecisionPart part, DataKey key) {
        return new ToldPart(
                part.category(),
                part.isGranted(),
                part.grounds(),
                part.explanation(key).map(Personal::reveal));
    }

    private static ToldExtension extension(CaseExtension extension, DataKey key) {
        return new ToldExtension(extension.reason(), extension.explanation(key).reveal(), extension.extendedAt());
    }

    /**
     * What the person is told of a case. Times are UTC, days those of the controller's place.
     *
     * @param outcome null while it is open
     * @param closedAt empty while it is open
     * @param grounds empty unless something was refused
     * @param explanation in the language of the request; empty unless the whole was refused
     * @param parts empty unless the decision treats each part by itself
     * @param authority where to complain; empty if the tables know none
     * @param authorityUrl empty if the tables know none
     * @param appealUntil last day to contest the decision with us; empty if it can't be
     * @param extensions why the answer took or takes longer
     * @param remaining what an erasure could not erase at once; empty while the case is open
     * @param recipients who else is told of what was corrected, erased or restricted (GDPR Art. 19); empty while the case is open
     */
    record ToldBody(
            UUID caseId,
            Right right,
            @Schema(nullable = true) Outcome outcome,
            Optional<Instant> closedAt,
            List<RefusalGround> grounds,
            Optional<String> explanation,
            List<ToldPart> parts,
            Optional<String> authority,
            Optional<String> authorityUrl,
            Optional<LocalDate> appealUntil,
            List<ToldExtension> extensions,
            List<ToldRemainder> remaining,
            List<ToldOther> recipients) {

        ToldBody {
            grounds = List.copyOf(grounds);
            parts = List.copyOf(parts);
            extensions = List.copyOf(extensions);
            remaining = List.copyOf(remaining);
            recipients = List.copyOf(recipients);
        }

        @Override
        public String toString() {
            return "ToldBody[" + caseId + "]";
        }
    }

    /**
     * What becomes of one category of data.
     *
     * @param explanation empty where it is granted
     */
    record ToldPart(DataCategory category, boolean granted, List<RefusalGround> grounds, Optional<String> explanation) {

        ToldPart {
            grounds = List.copyOf(grounds);
        }

        @Override
        public String toString() {
            return "ToldPart[" + category + "]";
        }
    }

    private static ToldRemainder remainder(ErasureRemainder remainder) {
        return new ToldRemainder(
                remainder.category(),
                remainder.kind(),
                Optional.ofNullable(remainder.ground()),
                remainder.until(),
                Optional.ofNullable(remainder.endedAt()));
    }

    /**
     * What could not be erased at once.
     *
     * @param ground the provision that wants it kept; empty for backups
     * @param until last day
     * @param goneAt empty while it is there
     */
    record ToldRemainder(
            DataCategory category,
            RemainderKind kind,
            Optional<String> ground,
            LocalDate until,
            Optional<Instant> goneAt) {}

    /**
     * Somebody else who got data.
     *
     * @param outcome null while nobody has told them
     */
    record ToldOther(
            String recipient, @Schema(nullable = true) NoticeOutcome outcome) {}

    /** Why an answer takes longer. */
    record ToldExtension(ExtensionReason reason, String explanation, Instant extendedAt) {

        @Override
        public String toString() {
            return "ToldExtension";
        }
    }
}
