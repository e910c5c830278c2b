package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.account.RequestAccounts;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.intake.timeline.CaseProgress;
import com.xiaomi.privacy.intake.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The requests that were submitted with one account, the newest first, page by page. */
@ApplicationScoped
class OwnRequests {

    private final RequestAccounts accounts;
    private final Requests requests;
    private final Timeline timeline;

    OwnRequests(RequestAccounts accounts, Requests requests, Timeline timeline) {
        this.accounts = accounts;
        this.requests = requests;
        this.timeline = timeline;
    }

    /**
     * One page.
     *
     * @param behind the last request of the page before; empty for the first page
     */
    @Transactional
    OwnRequestsPage page(Personal account, Optional<UUID> behind, int limit) {
        // One more than asked for tells whether there is a next page.
        List<UUID> found = behind.map(last -> accounts.older(account, last, limit + 1))
                .orElseGet(() -> accounts.newest(account, limit + 1));
        List<UUID> shown = found.stream().limit(limit).toList();
        Map<UUID, PrivacyRequest> byId = requests.list("requestId in ?1", shown).stream()
                .collect(Collectors.toMap(PrivacyRequest::requestId, Function.identity()));
        Map<UUID, List<CaseProgress>> cases = timeline.casesOf(shown);
        return new OwnRequestsPage(
                shown.stream()
                        .map(id -> item(byId.get(id), cases.getOrDefault(id, List.of())))
                        .toList(),
                found.size() > limit ? shown.getLast() : null);
    }

    private static OwnRequest item(PrivacyRequest request, List<CaseProgress> cases) {
        return new OwnRequest(
                request.requestId(),
                request.reference(),
                request.receivedAt(),
                cases.stream()
                        .map(one -> new OwnCase(one.caseId(), one.right(), one.state(), one.outcome(), one.due()))
                        .toList());
    }

    /**
     * One page.
     *
     * @param next the {@code cursor} of the next page; null on the last one
     */
    record OwnRequestsPage(
            List<OwnRequest> requests,
            @Schema(nullable = true) UUID next) {}

    /**
     * One request; its pass opens the rest.
     *
     * @param receivedAt UTC
     */
    record OwnRequest(UUID requestId, String reference, Instant receivedAt, List<OwnCase> cases) {}

    /**
     * One case of a request.
     *
     * @param outcome null while open
     * @param due last day for the answer; null while the clock is suspended
     */
    record OwnCase(
            UUID caseId,
            Right right,
            CaseState state,
            @Schema(nullable = true) Outcome outcome,
            @Schema(nullable = true) LocalDate due) {}
}
