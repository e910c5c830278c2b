package com.xiaomi.privacy.casework.cases;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who decided what in which case. */
@ApplicationScoped
public class Decisions implements PanacheRepositoryBase<Decision, UUID> {

    private static final List<DecisionKind> REFUSING = List.of(DecisionKind.REFUSE, DecisionKind.GRANT_IN_PART);
    private static final List<DecisionKind> ON_THE_MATTER =
            List.of(DecisionKind.REFUSE, DecisionKind.GRANT_IN_PART, DecisionKind.GRANT, DecisionKind.PROPOSE_GRANT);

    /** Oldest first. */
    public List<Decision> of(UUID caseId) {
        return list("caseId = ?1 order by decisionId", caseId);
    }

    /** The proposals to refuse several cases, oldest first. */
    public List<Decision> refusalsOf(List<UUID> caseIds) {
        return list("caseId in ?1 and kind = ?2 order by decisionId", caseIds, DecisionKind.REFUSE);
    }

    /**
     * The newest decision.
     *
     * @throws IllegalStateException if there is none; nothing is closed without one
     */
    public Decision newest(UUID caseId) {
        return find("caseId = ?1 order by decisionId desc", caseId)
                .firstResultOptional()
                .orElseThrow(() -> new IllegalStateException("case " + caseId + " lacks a decision"));
    }

    /**
     * The newest decision of these kinds.
     *
     * @throws IllegalStateException if there is none; the state of the case rules that out
     */
    Decision newest(UUID caseId, List<DecisionKind> kinds) {
        return find("caseId = ?1 and kind in ?2 order by decisionId desc", caseId, kinds)
                .firstResultOptional()
                .orElseThrow(() -> new IllegalStateException("case " + caseId + " lacks a decision of " + kinds));
    }

    /** What the person was told of a closed case: its newest decision on the matter that says no to something. */
    public Optional<Decision> refusing(UUID caseId) {
        return find("caseId = ?1 and kind in ?2 order by decisionId desc", caseId, ON_THE_MATTER)
                .firstResultOptional()
                .filter(decision -> REFUSING.contains(decision.kind()));
    }
}
