package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.casework.appeal.Appeal;
import com.xiaomi.privacy.casework.appeal.Appeals;
import com.xiaomi.privacy.casework.cases.Decision;
import com.xiaomi.privacy.casework.cases.Decisions;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.legal.CaseClock;
import com.xiaomi.privacy.casework.legal.CaseClock.Course;
import com.xiaomi.privacy.casework.legal.ClockEntry;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what cases contribute to the reports from what the service holds of them: with as many queries for many cases as
 * for one.
 */
@ApplicationScoped
class CaseFacts {

    private final CaseRequests requests;
    private final ClockLedger ledger;
    private final Decisions decisions;
    private final Appeals appeals;
    private final CaseClock caseClock;

    /** Countries where the law depends on the state, province or zone. */
    private final Set<String> byRegion;

    CaseFacts(
            CaseRequests requests,
            ClockLedger ledger,
            Decisions decisions,
            Appeals appeals,
            CaseClock caseClock,
            LegalClock newest) {
        this.requests = requests;
        this.ledger = ledger;
        this.decisions = decisions;
        this.appeals = appeals;
        this.caseClock = caseClock;
        this.byRegion = newest.lawBook().rows().stream()
                .map(row -> Jurisdiction.parse(row.code()))
                .filter(place -> place.region() != null)
                .map(Jurisdiction::country)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What these cases contribute now, by their ids. */
    Map<UUID, CaseFigures> of(List<RightsCase> cases) {
        List<UUID> caseIds = cases.stream().map(RightsCase::caseId).toList();
        Map<UUID, CaseRequest> requestOf =
                requests
                        .list(
                                "requestId in ?1",
                                cases.stream().map(RightsCase::requestId).toList())
                        .stream()
                        .collect(Collectors.toMap(CaseRequest::requestId, Function.identity()));
        Map<UUID, List<ClockEntry>> entries =
                ledger.countedOf(caseIds).stream().collect(Collectors.groupingBy(ClockEntry::caseId));
        Map<UUID, Decision> decided = decisions.onTheMatterOf(caseIds).stream()
                .collect(Collectors.toMap(Decision::caseId, Function.identity(), (older, newer) -> newer));
        Map<UUID, Appeal> contested = appeals.of(caseIds).stream()
                .collect(Collectors.toMap(Appeal::caseId, Function.identity(), (older, newer) -> newer));
        return cases.stream()
                .collect(Collectors.toMap(
                        RightsCase::caseId,
                        one -> figures(
                                one,
                                requestOf.get(one.requestId()),
                                entries.getOrDefault(one.caseId(), List.of()),
                                Optional.ofNullable(decided.get(one.caseId())),
                                Optional.ofNullable(contested.get(one.caseId())))));
    }

    private CaseFigures figures(
            RightsCase of,
            CaseRequest request,
            List<ClockEntry> entries,
            Optional<Decision> decided,
            Optional<Appeal> appeal) {
        Optional<Outcome> outcome = Optional.ofNullable(of.outcome());
        Optional<ClockEntry> answer =
                entries.stream().filter(entry -> entry.type().isAnswer()).findFirst();
        Optional<Course> course = outcome.map(ended -> course(of, request, entries, answer));
        Optional<Course> answered = course.filter(ignored -> answer.isPresent());
        return new CaseFigures(
                of.right(),
                of.law(),
                place(request),
                month(request, request.receivedAt()),
                outcome.map(ended -> month(request, of.closedAt())).orElse(null),
                of.outcome(),
                answered.map(Course::days).orElse(null),
                answered.map(Course::late).orElse(null),
                course.map(Course::pausedDays).orElse(0),
                decided.filter(ignored -> of.wasRefusedInPart()).map(Decision::grounds).orElse(List.of()).stream()
                        .map(Enum::name)
                        .toList(),
                appeal.map(one -> month(request, one.receivedAt())).orElse(null),
                appeal.filter(ignored ->
                                outcome.filter(CaseFacts::decidesAppeal).isPresent())
                        .map(one -> one.contestedOutcome() != of.outcome())
                        .orElse(null));
    }

    private Course course(RightsCase of, CaseRequest request, List<ClockEntry> entries, Optional<ClockEntry> answer) {
        List<ClockEntry> before =
                entries.stream().takeWhile(entry -> !entry.type().isAnswer()).toList();
        return caseClock.course(of, request, before, answer.map(ClockEntry::at).orElse(of.closedAt()));
    }

    private static boolean decidesAppeal(Outcome outcome) {
        return switch (outcome) {
            case FULFILLED, PARTIALLY_FULFILLED, REFUSED, EXPIRED -> true;
            // The person let the appeal go, or another case answers it.
            case WITHDRAWN, DUPLICATE -> false;
        };
    }

    private LocalDate month(CaseRequest request, Instant moment) {
        return caseClock.dayOf(request, moment).withDayOfMonth(1);
    }

    private String place(CaseRequest request) {
        String country = request.country();
        return request.region()
                .filter(ignored -> byRegion.contains(country))
                .map(region -> country + "-" + region)
                .orElse(country);
    }
}
