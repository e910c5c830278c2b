package com.xiaomi.privacy.casework.hold;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Lists the legal holds that stand: how those who may open isolated cases find them. */
@ApplicationScoped
class HoldList {

    private final LegalHolds holds;
    private final HoldProposals proposals;
    private final CaseRequests requests;
    private final RightsCases cases;

    HoldList(LegalHolds holds, HoldProposals proposals, CaseRequests requests, RightsCases cases) {
        this.holds = holds;
        this.proposals = proposals;
        this.requests = requests;
        this.cases = cases;
    }

    /**
     * A page.
     *
     * @param until with {@code after}, behind which it begins; null for the first page
     * @param after null for the first page
     */
    @Transactional
    HoldPage page(LocalDate until, UUID after, int limit) {
        List<LegalHold> found = holds.standingBehind(until, after, limit + 1);
        boolean isLast = found.size() <= limit;
        List<LegalHold> shown = isLast ? found : found.subList(0, limit);
        return new HoldPage(
                lines(shown),
                isLast ? null : shown.getLast().until(),
                isLast ? null : shown.getLast().holdId());
    }

    private List<HoldLine> lines(List<LegalHold> shown) {
        List<UUID> requestIds = shown.stream().map(LegalHold::requestId).toList();
        Map<UUID, CaseRequest> requestById = requests.list("requestId in ?1", requestIds).stream()
                .collect(Collectors.toMap(CaseRequest::requestId, Function.identity()));
        Map<UUID, List<UUID>> casesOf = cases.list("requestId in ?1 order by caseId", requestIds).stream()
                .collect(Collectors.groupingBy(
                        RightsCase::requestId, Collectors.mapping(RightsCase::caseId, Collectors.toList())));
        Map<UUID, ProposalKind> waiting = proposals
                .openOf(shown.stream().map(LegalHold::holdId).toList())
                .stream()
                .collect(Collectors.toMap(HoldProposal::holdId, HoldProposal::kind));
        return shown.stream()
                .map(hold -> new HoldLine(
                        hold.holdId(),
                        hold.requestId(),
                        requestById.get(hold.requestId()).reference(),
                        requestById.get(hold.requestId()).isIsolated(),
                        casesOf.getOrDefault(hold.requestId(), List.of()),
                        hold.ground(),
                        hold.until(),
                        hold.state(),
                        waiting.get(hold.holdId())))
                .toList();
    }

    /**
     * Some of those that stand.
     *
     * @param nextUntil with {@code next}, where the next page begins; null if there is none
     * @param next null if there is no next page
     */
    record HoldPage(
            List<HoldLine> items,
            @Schema(nullable = true) LocalDate nextUntil,
            @Schema(nullable = true) UUID next) {

        HoldPage {
            items = List.copyOf(items);
        }
    }

    /**
     * One in the list.
     *
     * @param isolated whether only the role legal opens the cases
     * @param until the last day for which it is needed, as far as two people have said
     * @param waiting what waits for the decision of a second person; null if nothing does
     */
    record HoldLine(
            UUID holdId,
            UUID requestId,
            String reference,
            boolean isolated,
            List<UUID> caseIds,
            HoldGround ground,
            LocalDate until,
            HoldState state,
            @Schema(nullable = true) ProposalKind waiting) {

        HoldLine {
            caseIds = List.copyOf(caseIds);
        }
    }
}
