package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Cases of one state, the most urgent first, page by page. */
@ApplicationScoped
class CaseQueue {

    private final RightsCases cases;
    private final CaseRequests requests;

    CaseQueue(RightsCases cases, CaseRequests requests) {
        this.cases = cases;
        this.requests = requests;
    }

    @Transactional
    Page page(CaseState state, Optional<QueueCursor> behind, int limit) {
        // One more than asked for tells whether there is a next page.
        List<RightsCase> found = behind.map(
                        cursor -> cases.nextInQueue(state, cursor.due(), cursor.caseId(), limit + 1))
                .orElseGet(() -> cases.firstInQueue(state, limit + 1));
        List<RightsCase> shown = found.stream().limit(limit).toList();
        Map<UUID, CaseRequest> byId =
                requests
                        .list(
                                "requestId in ?1",
                                shown.stream().map(RightsCase::requestId).toList())
                        .stream()
                        .collect(Collectors.toMap(CaseRequest::requestId, Function.identity()));
        String next = found.size() > limit ? QueueCursor.behind(shown.getLast()).encoded() : null;
        return new Page(
                shown.stream().map(one -> item(one, byId.get(one.requestId()))).toList(), next);
    }

    private static Item item(RightsCase one, CaseRequest request) {
        return new Item(
                one.caseId(),
                one.requestId(),
                request.reference(),
                one.right(),
                one.state(),
                request.country(),
                one.due(),
                one.assignee().orElse(null),
                one.escalatedTo().orElse(null),
                request.unreadMessages(),
                one.version());
    }

    /**
     * One page.
     *
     * @param next cursor of the next page; null on the last one
     */
    record Page(List<Item> items, @Schema(nullable = true) String next) {}

    /**
     * One case in a queue.
     *
     * @param due null while the clock is not running
     * @param assignee {@code sub} of the agent; null if nobody has it
     * @param escalatedTo before whom the case was put; null if it was not
     * @param unreadMessages messages of the person, about any case of the request, that no staff has read yet
     * @param version as in the ETag of the case
     */
    record Item(
            UUID caseId,
            UUID requestId,
            String reference,
            Right right,
            CaseState state,
            String country,
            @Schema(nullable = true) LocalDate due,
            @Schema(nullable = true) UUID assignee,
            @Schema(nullable = true) EscalationRole escalatedTo,
            int unreadMessages,
            long version) {}
}
