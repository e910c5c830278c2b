package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent.Verified;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What people were told about proofs of who they are, and what they need not be told any more. */
@ApplicationScoped
class ToldProofs {

    private final Deliveries deliveries;

    ToldProofs(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * Whether a proof lets a case go on of which the person was not told. Each step of a proof names all cases for which it is enough by then;
     * one of another purpose, or that is not enough, leads to nothing that they do not see at once; and what others show about a mandate
     * is no deed of theirs.
     */
    boolean isNews(Verified verified) {
        return verified.purpose() == VerificationPurpose.CASE
                && verified.level() != AssuranceLevel.MANDATE
                && !List.of().equals(verified.caseIds())
                && told(verified.requestId(), MessageKind.IDENTITY_PROVEN, Verified.class)
                        .noneMatch(told -> covers(told, verified));
    }

    /** Whether everything that was asked for is closed: nobody waits for a proof any more. */
    boolean areNotNeeded(UUID requestId) {
        Set<UUID> open = new HashSet<>();
        told(requestId, MessageKind.REQUEST_RECEIVED, RequestEvent.Submitted.class)
                .flatMap(submitted -> submitted.cases().stream())
                .map(RequestedCase::caseId)
                .forEach(open::add);
        boolean isKnown = !open.isEmpty();
        List<CaseEvent.Reopened> reopened = told(requestId, MessageKind.CASE_REOPENED, CaseEvent.Reopened.class)
                .toList();
        told(requestId, MessageKind.CASE_CLOSED, CaseEvent.Closed.class)
                .filter(closed -> reopened.stream().noneMatch(later -> isAfter(later, closed)))
                .map(CaseEvent.Closed::caseId)
                .forEach(open::remove);
        return isKnown && open.isEmpty();
    }

    private <T extends PrivacyEvent> Stream<T> told(UUID requestId, MessageKind message, Class<T> type) {
        return deliveries.told(requestId, message).stream().map(type::cast);
    }

    private static boolean isAfter(CaseEvent.Reopened reopened, CaseEvent.Closed closed) {
        return reopened.caseId().equals(closed.caseId())
                && reopened.reopenedAt().isAfter(closed.closedAt());
    }

    private static boolean covers(Verified told, Verified now) {
        return told.caseIds() == null || now.caseIds() != null && told.caseIds().containsAll(now.caseIds());
    }
}
