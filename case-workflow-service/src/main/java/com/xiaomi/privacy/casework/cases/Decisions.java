package com.xiaomi.privacy.casework.cases;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who decided what in which case. */
@ApplicationScoped
public class Decisions implements PanacheRepositoryBase<Decision, UUID> {

    private static final List<DecisionKind> ON_THE_MATTER =
            List.of(DecisionKind.REFUSE, DecisionKind.GRANT_IN_PART, DecisionKind.GRANT, DecisionKind.PROPOSE_GRANT);

    /** Oldest first. */
    public List<Decision> of(UUID caseId) {
        return list("caseId = ?1 order by decisionId", caseId);
    }

    /** What was decided on the matter in several cases, not what others said to it; oldest first. */
    public List<Decision> onTheMatterOf(List<UUID> caseIds) {
        return list("caseId in ?1 and kind in ?2 order by decisionId", caseIds, ON_THE_MATTER);
    }

    /** What was decided on the matter last; whether somebody else agreed the state and outcome of the case say. */
    public Optional<Decision> onTheMatter(UUID caseId) {
        return find("caseId = ?1 and kind in ?2 order by decisionId desc", caseId, ON_THE_MATTER)
                .firstResultOptional();
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
}
